package sa.wusul.delivery;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourVocabulary;
import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.problem.RefusalException;

/**
 * The register of national addresses over HTTP and JSON, as described in
 * {@code src/docs/api/addresses.yaml}. It precedes the demo's.
 */
@Component
@Primary
@ConditionalOnProperty("wusul.neighbours.addresses.url")
class HttpAddressGateway implements AddressGateway {

	static final String NAME = "addresses";

	static final NeighbourVocabulary.Words WORDS = NeighbourVocabulary.Words.ofFields("shortAddress", "found",
			"address", "buildingNumber", "street", "district", "city", "postcode", "additionalNumber");

	private final NeighbourVocabulary theirs;

	private final NeighbourClient client;

	HttpAddressGateway(Neighbours neighbours) {
		this.theirs = neighbours.vocabulary(NAME, WORDS);
		this.client = neighbours.find(NAME).orElseThrow();
	}

	@Override
	public Optional<FullAddress> find(ShortAddress address) {
		return this.client.call(
				NeighbourCall.post("searches", this.theirs.named(Map.of("shortAddress", address.value()))),
				(answer) -> read(answer, answer.accepted()));
	}

	private Optional<FullAddress> read(NeighbourAnswer answer, JsonNode content) {
		if (!content.path(field("found")).isBoolean()) {
			throw answer.unusable("answered without saying whether it knows the address");
		}
		if (!content.path(field("found")).booleanValue()) {
			return Optional.empty();
		}
		try {
			var full = content.path(field("address"));
			return Optional
				.of(new FullAddress(text(full, "buildingNumber"), text(full, "street"), text(full, "district"),
						text(full, "city"), text(full, "postcode"), text(full, "additionalNumber")));
		}
		catch (RefusalException malformed) {
			throw answer.unusable("answered with a malformed address");
		}
	}

	private String text(JsonNode address, String field) {
		return address.path(field(field)).asText();
	}

	private String field(String ours) {
		return this.theirs.field(ours);
	}

}
