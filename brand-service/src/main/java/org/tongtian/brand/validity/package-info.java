/** From when to when a licence or certificate holds. */
package org.tongtian.brand.validity;
