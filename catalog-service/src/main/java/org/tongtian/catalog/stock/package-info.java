/** How much of each lot can be sold, and who holds it. */
package org.tongtian.catalog.stock;
