package sa.wusul.room;

/** Reason for which an officer warns in a visit, or ends it. */
public enum RoomHalt {

	DISTURBANCE, FORBIDDEN_TALK, UNKNOWN_PERSON, PHOTOGRAPHY, SECURITY, HEALTH

}
