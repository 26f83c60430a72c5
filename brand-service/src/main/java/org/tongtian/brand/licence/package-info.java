/** The regional public brand, its sub-brands, and who may carry it on what (promise B1). */
package org.tongtian.brand.licence;
