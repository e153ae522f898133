package sa.wusul.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import sa.wusul.support.NeighbourForTests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("Couriers and the register of addresses over HTTP")
@Tag("fast")
class HttpDeliveryGatewaysTest {

	private static final TrackingNumber NUMBER = TrackingNumber.of(7);

	private static final ShortAddress SHORT = new ShortAddress("RRRD2929");

	@Test
	@DisplayName("couriers are sent each order as their interface says, once for its key")
	void courier() {
		try (var peer = new NeighbourForTests("courier")) {
			var courier = new HttpCourierGateway(peer.as("courier", Map.of(), Map.of("riyadh", "RUH-1")));
			for (var time = 1; time <= 2; time++) {
				courier.carry("courier:40:BOOK:0", new Courier.Parcel(NUMBER, "1448-0000001-0", "نورة العتيبي",
						"+966501234567", "RRRD2929", "riyadh"));
				courier.carryOn("courier:40:DAY:1", NUMBER, LocalDate.of(2026, 11, 29));
				courier.bringBack("courier:40:BRING_BACK:0", NUMBER);
			}

			assertThat(peer.effects()).hasSize(3);
			assertThat(peer.calls().get(1).content().path("day").asText()).isEqualTo("2026-11-29");
			assertThat(peer.faults()).isEmpty();
			assertThat(peer.calls().get(0).content().path("office").asText()).isEqualTo("RUH-1");
			assertThat(peer.calls().get(0).content().has("caseReference")).as("the courier needs no case").isFalse();
		}
	}

	@Test
	@DisplayName("a short address is found in full, or is unknown; the parcel has both forms")
	void address() {
		try (var peer = new NeighbourForTests("addresses")) {
			var look = lookUp(new HttpAddressGateway(peer.as("addresses")));
			peer.answer(200, """
					{"found": true, "address": {"buildingNumber": "2929", "street": "طريق الملك فهد",
					 "district": "حي العليا", "city": "الرياض", "postcode": "12211", "additionalNumber": "3322"}}""");
			assertThat(look.find(SHORT)).isEqualTo(new AddressLookUpService.Answer(AddressOutcome.FOUND,
					Optional.of(new FullAddress("2929", "طريق الملك فهد", "حي العليا", "الرياض", "12211", "3322"))));
			assertThat(look.line(SHORT)).isEqualTo("2929 طريق الملك فهد، حي العليا، الرياض 12211-3322 (RRRD2929)");
			assertThat(look.fullLine("rrrd ٢٩٢٩")).hasValue("2929 طريق الملك فهد، حي العليا، الرياض 12211-3322");
			assertThat(look.fullLine("<b>")).isEmpty();
			peer.answer(200, "{\"found\": false}");
			assertThat(look.find(SHORT).outcome()).isEqualTo(AddressOutcome.UNKNOWN);
			assertThat(look.line(SHORT)).isEqualTo("RRRD2929");
			assertThat(peer.faults()).isEmpty();
		}
	}

	@Test
	@DisplayName("without an answer, or with a malformed one, the short address is enough")
	void silent() {
		try (var peer = new NeighbourForTests("addresses")) {
			var look = lookUp(new HttpAddressGateway(peer.as("addresses")));
			for (var answer : new String[] { "[]", "{\"found\": true}",
					"{\"found\": true, \"address\": {\"buildingNumber\": \"<b>\"}}" }) {
				peer.answerWrongly(200, answer);
				assertThat(look.find(SHORT).outcome()).as(answer).isEqualTo(AddressOutcome.SILENT);
			}
			peer.answerWrongly(400, "{}");
			assertThat(look.line(SHORT)).isEqualTo("RRRD2929");
			peer.answerWrongly(503, "{}");
			assertThat(look.line(SHORT)).isEqualTo("RRRD2929");
		}
		assertThat(lookUp(null).line(SHORT)).isEqualTo("RRRD2929");
	}

	@Test
	@DisplayName("a short address that somebody wrote is confirmed in full; an unknown one is refused, and without an answer it is enough")
	void written() {
		var full = "2929 طريق الملك فهد، حي العليا، الرياض 12211-3322";
		try (var peer = new NeighbourForTests("addresses")) {
			var look = lookUp(new HttpAddressGateway(peer.as("addresses")));
			peer.answer(200, """
					{"found": true, "address": {"buildingNumber": "2929", "street": "طريق الملك فهد",
					 "district": "حي العليا", "city": "الرياض", "postcode": "12211", "additionalNumber": "3322"}}""");
			for (var confirmed : List.of(Optional.<String>empty(), Optional.of("another"))) {
				assertThatExceptionOfType(AddressRefusalException.class)
					.isThrownBy(() -> look.check("rrrd ٢٩٢٩", confirmed))
					.withMessage("address.confirm")
					.satisfies((refusal) -> assertThat(refusal.details())
						.isEqualTo(Map.of("field", "shortAddress", "fullAddress", full)));
			}
			look.check("rrrd ٢٩٢٩", Optional.of(full));
			look.check("<b>", Optional.empty());
			peer.answer(200, "{\"found\": false}");
			assertThatExceptionOfType(AddressRefusalException.class)
				.isThrownBy(() -> look.check("RRRD2929", Optional.of(full)))
				.withMessage("address.unknown");
			peer.answerWrongly(503, "{}");
			look.check("RRRD2929", Optional.empty());
		}
		lookUp(null).check("RRRD2929", Optional.empty());
	}

	private static AddressLookUpService lookUp(AddressGateway gateway) {
		var beans = new StaticListableBeanFactory();
		if (gateway != null) {
			beans.addBean("addresses", gateway);
		}
		return new AddressLookUpService(beans.getBeanProvider(AddressGateway.class));
	}

}
