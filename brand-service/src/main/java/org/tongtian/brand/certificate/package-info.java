/** What others certify of products (promise B2). */
package org.tongtian.brand.certificate;
