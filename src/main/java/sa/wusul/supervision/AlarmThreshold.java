package sa.wusul.supervision;

/**
 * The threshold of a figure, by the table of alarms.
 *
 * @param raiseAt value from which the alarm is raised
 * @param endBelow value below which it ends
 * @param toldRole role that is told, at the place of the figure
 * @param restMinutes minutes after which the same figure may raise the next alarm
 */
public record AlarmThreshold(long raiseAt, long endBelow, String toldRole, long restMinutes) {
}
