package sa.wusul.citizen;

/**
 * Source of log-in attempts.
 *
 * @param id the address; or the browser in which the person logged in before; or the
 * officer on the telephone with them
 * @param known whether it is such a browser or officer
 */
public record LoginSource(String id, boolean known) {

}
