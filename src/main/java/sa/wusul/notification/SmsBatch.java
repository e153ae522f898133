package sa.wusul.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sa.wusul.notification.SmsDeliveryRepository.Part;

/**
 * Messages that one thread hands over one after the other: those that are begun together,
 * and what centres took of them, as long as it is not recorded.
 */
final class SmsBatch {

	private final Map<String, List<Part>> begun = new HashMap<>();

	private final List<Accepted> accepted = new ArrayList<>();

	private final Set<SmsGateway> gateways = new LinkedHashSet<>();

	void begun(String key, List<Part> parts) {
		this.begun.put(key, parts);
	}

	/** Takes the parts of a message that was begun; none if it was not. */
	List<Part> takeBegun(String key) {
		var parts = this.begun.remove(key);
		return (parts != null) ? parts : List.of();
	}

	void accepted(SmsGateway gateway, long part, SmsAcceptance acceptance, Instant at) {
		this.gateways.add(gateway);
		this.accepted.add(new Accepted(part, acceptance, at));
	}

	/** Takes the acceptances that are not recorded. */
	List<Accepted> takeAccepted() {
		var taken = List.copyOf(this.accepted);
		this.accepted.clear();
		return taken;
	}

	/** Takes the gateways of those acceptances. */
	List<SmsGateway> takeGateways() {
		var taken = List.copyOf(this.gateways);
		this.gateways.clear();
		return taken;
	}

	/** A part that a centre took. */
	record Accepted(long part, SmsAcceptance acceptance, Instant at) {

	}

}
