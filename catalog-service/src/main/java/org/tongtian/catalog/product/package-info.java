/** What the co-operatives sell. */
package org.tongtian.catalog.product;
