package sa.wusul.portal;

/**
 * The technical account of a courier; controllers that ask for one are closed to others.
 */
record CourierAccount(String userName) {
}
