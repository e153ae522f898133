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
import sa.wusul.platform.neighbour.NeighbourProperties.Neighbour;
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

	private final Neighbour settings;

	private final NeighbourClient client;

	HttpAddressGateway(Neighbours neighbours) {
		this.settings = neighbours.settings(NAME).orElseThrow();
		this.client = neighbours.find(NAME).orElseThrow();
	}

	@Override
	public Optional<FullAddress> find(ShortAddress address) {
		return this.client.call(
				NeighbourCall.post("searches", this.settings.named(Map.of("shortAddress", address.value()))),
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
		return this.settings.field(ours);
	}

}
