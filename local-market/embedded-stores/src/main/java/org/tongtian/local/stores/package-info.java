/**
 * MongoDB and Redis on one machine, for the local market and for tests. Nothing in production
 * depends on it: services know connection strings only ({@code MONGODB_URI}, {@code REDIS_URI}).
 */
package org.tongtian.local.stores;
