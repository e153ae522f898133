package sa.wusul.meeting;

/** The way in which the two sides meet. */
public enum Mode {

	IN_PERSON, VIDEO

}
