package sa.wusul.demo.engine;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.DocumentSupplyService;
import sa.wusul.delivery.CourierEvent;
import sa.wusul.delivery.CourierEvent.Kind;
import sa.wusul.delivery.CourierEventService;
import sa.wusul.delivery.DeliveryState;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.demo.notification.DemoSmsGateway;
import sa.wusul.papers.DocumentKinds;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.engine.EngineAccess;

/**
 * Demo component that plays the requesters of the first applications of each service on
 * the demo's day: they add the documents that are asked for, and receive what was issued
 * at offices and from the courier, with the codes that are sent to them. The ninety days
 * before repeat ways that have come to their end. {@code wusul.demo.day=false} disables
 * it.
 */
@Component
@ConditionalOnProperty(name = "wusul.demo.cases", matchIfMissing = true)
@ConditionalOnProperty(name = "wusul.demo.day", matchIfMissing = true)
class DemoRequesters {

	/** The other applications are left to the user of the demo. */
	private static final int OF_EACH_SERVICE = 4;

	private static final Duration LONGEST_DAY = Duration.ofMinutes(15);

	private static final Pattern CODE = Pattern.compile("رمز (?:الاستلام|التسليم) (\\d{6})");

	/** The officers of the pick-up counters. */
	private static final Map<String, String> OFFICERS = Map.of("riyadh", "delivery-office", "jeddah",
			"delivery-office-jeddah");

	private static final byte[] PICTURE = picture();

	private final JdbcClient jdbc;

	private final TaskService tasks;

	private final IdentityService identities;

	private final CourierEventService courier;

	private final DemoSmsGateway telephones;

	private final DocumentSupplyService supplies;

	private final DocumentKinds kinds;

	private final ScanService scans;

	private final Clock clock;

	private final Instant started;

	DemoRequesters(JdbcClient jdbc, TaskService tasks, IdentityService identities, CourierEventService courier,
			DemoSmsGateway telephones, DocumentSupplyService supplies, DocumentKinds kinds, ScanService scans,
			Clock clock) {
		this.jdbc = jdbc;
		this.tasks = tasks;
		this.identities = identities;
		this.courier = courier;
		this.telephones = telephones;
		this.supplies = supplies;
		this.kinds = kinds;
		this.scans = scans;
		this.clock = clock;
		this.started = clock.instant();
	}

	/** Takes each application a step further. */
	@Scheduled(fixedDelay = 3_000)
	void goOn() {
		if (this.clock.instant().isBefore(this.started.plus(LONGEST_DAY))) {
			DemoServiceDay.VOLUMES.keySet().forEach((service) -> {
				waiting(service).forEach(this::supply);
				documents(service).forEach(this::goOn);
			});
		}
	}

	private List<String> waiting(String service) {
		return this.jdbc.sql("""
				select reference from (
				  select reference, state from case_file
				  where submission_key like 'demo-day:%' and process_key = :service
				  order by submission_key
				  fetch first :many rows only) applications
				where state = :waiting""")
			.param("service", service)
			.param("waiting", CaseState.WAITING_FOR_REQUESTER.name())
			.param("many", 2 * OF_EACH_SERVICE)
			.query(String.class)
			.list();
	}

	/** Adds the document that is asked for. */
	private void supply(String reference) {
		this.supplies.findOpen(reference).ifPresent((request) -> {
			this.scans.add(reference, this.kinds.name(request.kind()).orElse(request.kind()), "document.png", PICTURE,
					CaseRead.REQUESTER);
			this.supplies.supply(reference, request);
		});
	}

	private List<Document> documents(String service) {
		return this.jdbc.sql("""
				select case_reference, delivery.state, office, tracking_number from delivery
				join case_file on case_file.reference = delivery.case_reference
				where submission_key like 'demo-day:%' and process_key = :service
				  and (method = 'HOME' or office in (:offices))
				order by submission_key
				fetch first :many rows only""")
			.param("service", service)
			.param("offices", OFFICERS.keySet())
			.param("many", OF_EACH_SERVICE)
			.query((row, index) -> new Document(row.getString("case_reference"),
					DeliveryState.valueOf(row.getString("state")), row.getString("office"),
					row.getString("tracking_number")))
			.list();
	}

	private void goOn(Document document) {
		switch (document.state()) {
			case PREPARED ->
				complete(document, "Task_ReceiveParcel", Map.of("shelfMark", "12-3", "parcelReceived", true));
			case AT_OFFICE -> code(document).ifPresent((code) -> complete(document, "Task_HandOver",
					Map.of("handoverStep", "REQUESTER", "handoverCode", code)));
			case BOOKED -> tell(document, Kind.COLLECTED, 0, Optional.empty());
			case COLLECTED -> tell(document, Kind.OUT_FOR_DELIVERY, 1, Optional.empty());
			case OUT_FOR_DELIVERY ->
				code(document).ifPresent((code) -> tell(document, Kind.HANDED_OVER, 1, Optional.of(code)));
			default -> {
				// With its owner, or in the hands of the user of the demo.
			}
		}
	}

	/** Completes the task of the office, unless somebody has taken it. */
	private void complete(Document document, String step, Map<String, Object> answers) {
		var officer = OFFICERS.get(document.office());
		if (officer != null) {
			EngineAccess.asUser(this.identities, officer, () -> {
				var task = this.tasks.createTaskQuery()
					.processInstanceBusinessKey(document.reference())
					.taskDefinitionKey(step)
					.taskUnassigned()
					.singleResult();
				if (task != null) {
					this.tasks.claim(task.getId(), officer);
					this.tasks.complete(task.getId(), answers);
				}
				return document;
			});
		}
	}

	private void tell(Document document, Kind kind, int attempt, Optional<String> code) {
		this.courier.receive(new TrackingNumber(document.trackingNumber()),
				new CourierEvent("demo-day-" + kind + "-" + document.trackingNumber(), kind, attempt, Optional.empty(),
						code, Optional.empty(), Optional.empty()),
				"courier");
	}

	/** Returns the newest code that the owner received. */
	private Optional<String> code(Document document) {
		return this.telephones.received(document.reference(), "")
			.stream()
			.map((message) -> CODE.matcher(message.text()))
			.filter((code) -> code.find())
			.map((code) -> code.group(1))
			.findFirst();
	}

	private static byte[] picture() {
		var picture = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
		var pen = picture.createGraphics();
		pen.setColor(Color.LIGHT_GRAY);
		pen.fillRect(0, 0, 300, 400);
		pen.dispose();
		try (var file = new ByteArrayOutputStream()) {
			ImageIO.write(picture, "png", file);
			return file.toByteArray();
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	/** A document on its way. */
	private record Document(String reference, DeliveryState state, String office, String trackingNumber) {
	}

}
