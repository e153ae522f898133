package sa.wusul.reception;

/**
 * The turn of a ticket at one moment.
 *
 * @param before how many visitors in the hall come before it
 * @param minutes the estimated wait; null if no service was measured yet
 */
public record HallTurn(int before, Long minutes) {
}
