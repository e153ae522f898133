package sa.wusul.casefile;

/** The way by which a request reached the ministry (M1). */
public enum Channel {

	COUNTER, PORTAL, KIOSK, PHONE, ON_BEHALF

}
