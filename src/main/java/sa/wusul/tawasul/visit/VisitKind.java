package sa.wusul.tawasul.visit;

import sa.wusul.meeting.Mode;

/** The way in which a detainee is visited. */
public enum VisitKind {

	ORDINARY, SPOUSAL, LAWYER, VOICE, VIDEO;

	/**
	 * Checks whether the visitors speak with the detainee by video from a centre near
	 * them.
	 */
	public boolean remote() {
		return this == VOICE || this == VIDEO;
	}

	Mode mode() {
		return remote() ? Mode.VIDEO : Mode.IN_PERSON;
	}

}
