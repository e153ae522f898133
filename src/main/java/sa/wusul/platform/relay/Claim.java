package sa.wusul.platform.relay;

/**
 * Work that this node holds for the time of a lease. The attempt's number distinguishes
 * it from the claim of another node that took the work after the lease expired.
 */
public record Claim<T>(long id, int attempt, T content) {

}
