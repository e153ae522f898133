package sa.wusul.meeting;

/** What somebody comes for. */
public enum Purpose {

	MINISTER_MEETING, OFFICE_APPOINTMENT, PRISON_VISIT

}
