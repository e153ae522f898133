package sa.wusul.cost;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.delivery.CourierEvent;
import sa.wusul.delivery.CourierEvent.Kind;
import sa.wusul.delivery.CourierEventService;
import sa.wusul.delivery.DeliveryService;
import sa.wusul.papers.ScanService;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.fee.BillState;
import sa.wusul.services.fee.Bills;
import sa.wusul.services.fee.Payment;
import sa.wusul.services.fee.Payments;
import sa.wusul.support.CaseWork;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Renewal of a passport, from the portal's call to the door of the requester: registers,
 * fee, document and courier. No person of the ministry works on it.
 */
class Renewal {

	private static final String SERVICE = "services-passport-renewal";

	private static final Pattern CODE = Pattern.compile("رمز (?:التسليم|الاستلام|استلام وثيقتكم) (\\d{6})");

	private final CaseWork work;

	private final RequestStarter requests;

	private final ServiceCatalogue catalogue;

	private final DemoRegisters registers;

	private final Bills bills;

	private final Payments payments;

	private final CourierEventService courier;

	private final DeliveryService deliveries;

	private final ScanService scans;

	private final NodeWork nodes;

	Renewal(CaseWork work, RequestStarter requests, ServiceCatalogue catalogue, DemoRegisters registers, Bills bills,
			Payments payments, CourierEventService courier, DeliveryService deliveries, ScanService scans,
			NodeWork nodes) {
		this.work = work;
		this.requests = requests;
		this.catalogue = catalogue;
		this.registers = registers;
		this.bills = bills;
		this.payments = payments;
		this.courier = courier;
		this.deliveries = deliveries;
		this.scans = scans;
		this.nodes = nodes;
	}

	void run(DatabaseMeter meter) {
		var process = this.catalogue.request(SERVICE).id();
		var answers = answers();
		var reference = meter.count(() -> this.requests.submit(process, answers, Optional.empty()).reference());
		meter.count(() -> this.scans.add(reference, "صورة شخصية", "photo.png", picture(), "requester"));
		this.nodes.settle(meter);
		var bill = this.bills.forCase(reference)
			.stream()
			.filter((candidate) -> candidate.state() == BillState.OPEN)
			.findFirst()
			.orElseThrow();
		meter.count(() -> this.payments
			.take(new Payment("P-" + bill.number(), bill.number(), bill.amount(), Instant.now())));
		this.nodes.settle(meter);
		tell(meter, reference, Kind.COLLECTED, 0, Optional.empty());
		tell(meter, reference, Kind.OUT_FOR_DELIVERY, 1, Optional.empty());
		tell(meter, reference, Kind.HANDED_OVER, 0, Optional.of(code(reference)));
		assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
		assertThat(this.work.runs(reference)).isFalse();
		assertThat(this.work.messages(reference)).hasSize(7);
	}

	private Map<String, Object> answers() {
		var answers = new HashMap<>(CaseWork.request("none"));
		var requester = answers.get("identityNumber").toString();
		answers.keySet().removeIf((name) -> name.matches("topic|subject|requestText"));
		answers.putAll(Map.of("channel", "PORTAL", "deliveryMethod", "HOME", "addressKind", "SHORT", "shortAddress",
				"RRRD2929", "handTo", "SELF"));
		answers.putAll(Map.of("applicationKind", "RENEWAL", "termYears", "5", "photoAttached", true, "representation",
				"SELF", "requesterName", this.registers.name(requester).value(), "section",
				this.registers.gender(requester).equals("FEMALE") ? "women" : "men"));
		return answers;
	}

	private void tell(DatabaseMeter meter, String reference, Kind kind, int attempt, Optional<String> code) {
		var parcel = this.deliveries.get(reference).trackingNumber().orElseThrow();
		var event = new CourierEvent(UUID.randomUUID().toString(), kind, attempt, Optional.empty(), code,
				Optional.empty(), Optional.empty());
		meter.count(() -> this.courier.receive(parcel, event, "courier"));
		this.nodes.settle(meter);
	}

	static byte[] picture() {
		var bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
		return bytes.toByteArray();
	}

	private String code(String reference) {
		return this.work.messages(reference)
			.stream()
			.flatMap((text) -> CODE.matcher(text).results())
			.map((match) -> match.group(1))
			.reduce((one, other) -> other)
			.orElseThrow();
	}

}
