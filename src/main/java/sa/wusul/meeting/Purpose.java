package sa.wusul.meeting;

/** The purpose of a booking. */
public enum Purpose {

	MINISTER_MEETING, OFFICE_APPOINTMENT, PRISON_VISIT

}
