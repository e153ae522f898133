package sa.wusul.portal;

/**
 * The technical account of a channel; controllers that ask for one are closed to others.
 */
record ChannelAccount(String userName) {
}
