/** What a product may say of itself today. */
package org.tongtian.brand.claim;
