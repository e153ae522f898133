package sa.wusul.portal.api;

/**
 * The technical account of a channel. Controllers with a parameter of this type refuse
 * all other accounts.
 */
record ChannelAccount(String userName) {
}
