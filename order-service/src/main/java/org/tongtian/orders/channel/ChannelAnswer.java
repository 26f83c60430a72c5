package org.tongtian.orders.channel;

/**
 * What came back over HTTP from the channel, believed or not.
 *
 * @param signed what it is signed with; its parts are null where it isn't
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record ChannelAnswer(int status, SignedHeaders signed, byte[] body) {}
