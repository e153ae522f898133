package sa.wusul.meeting;

/** How the two sides meet. */
public enum Mode {

	IN_PERSON, VIDEO

}
