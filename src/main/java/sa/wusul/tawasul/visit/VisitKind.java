package sa.wusul.tawasul.visit;

import sa.wusul.meeting.Mode;

/** How a detainee is visited. */
public enum VisitKind {

	ORDINARY, SPOUSAL, LAWYER, VOICE, VIDEO;

	/** The visitors come to a centre near them, and speak with him from there. */
	public boolean remote() {
		return this == VOICE || this == VIDEO;
	}

	Mode mode() {
		return remote() ? Mode.VIDEO : Mode.IN_PERSON;
	}

}
