package sa.wusul.portal;

/**
 * The technical account of a biller; controllers that ask for one are closed to others.
 */
record BillerAccount(String userName) {
}
