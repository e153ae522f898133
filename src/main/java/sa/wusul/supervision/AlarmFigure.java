package sa.wusul.supervision;

/** The figures that the table of alarms watches. */
public enum AlarmFigure {

	/** Share of the open cases of a place that are overdue, in percent. */
	OVERDUE_SHARE,
	/** Minutes for which the visitor of a hall waits who waits longest. */
	HALL_WAIT,
	/** Minutes for which nobody has taken a step of an urgent matter. */
	URGENT_WAIT,
	/** Minutes for which an effect on the outside is due. */
	OUTBOX_WAIT

}
