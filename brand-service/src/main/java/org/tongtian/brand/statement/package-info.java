/** What the brand owner's statements must look like before they are stored. */
package org.tongtian.brand.statement;
