package sa.wusul.portal;

/**
 * The technical account of the register of detainees; controllers that ask for one are
 * closed to others.
 */
record DetaineeRegisterAccount(String userName) {
}
