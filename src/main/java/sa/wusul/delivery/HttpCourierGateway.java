package sa.wusul.delivery;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourVocabulary;
import sa.wusul.platform.neighbour.Neighbours;

/**
 * The courier over HTTP and JSON, as described in {@code src/docs/api/courier.yaml}. It
 * precedes the demo's.
 */
@Component
@Primary
@ConditionalOnProperty("wusul.neighbours.courier.url")
class HttpCourierGateway implements Courier {

	static final String NAME = "courier";

	private final NeighbourVocabulary theirs;

	private final NeighbourClient client;

	HttpCourierGateway(Neighbours neighbours) {
		this.theirs = neighbours.vocabulary(NAME, words());
		this.client = neighbours.find(NAME).orElseThrow();
	}

	/** Returns our words, among them the offices that hand parcels over. */
	static NeighbourVocabulary.Words words() {
		return NeighbourVocabulary.Words.ofFields("trackingNumber", "recipient", "mobile", "address", "office", "day")
			.telling(Organisation.load().choices("centres").keySet());
	}

	@Override
	public void carry(String key, Parcel parcel) {
		var body = new LinkedHashMap<String, Object>();
		body.put("trackingNumber", parcel.number().value());
		body.put("recipient", parcel.recipient());
		body.put("mobile", parcel.mobile());
		body.put("address", parcel.address());
		body.put("office", this.theirs.code(parcel.office()));
		order("parcels", body, key);
	}

	@Override
	public void carryOn(String key, TrackingNumber number, LocalDate day) {
		order("parcels/attempts", new LinkedHashMap<>(Map.of("trackingNumber", number.value(), "day", day.toString())),
				key);
	}

	@Override
	public void bringBack(String key, TrackingNumber number) {
		order("parcels/returns", new LinkedHashMap<>(Map.of("trackingNumber", number.value())), key);
	}

	private void order(String path, Map<String, Object> body, String key) {
		this.client.call(NeighbourCall.post(path, this.theirs.named(body)).withKey(key), NeighbourAnswer::accepted);
	}

}
