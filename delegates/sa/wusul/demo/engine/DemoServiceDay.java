package sa.wusul.demo.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.demo.fee.DemoBiller;
import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.services.fee.BillState;
import sa.wusul.services.fee.Bills;
import sa.wusul.services.fee.Payment;
import sa.wusul.services.fee.Payments;

/**
 * Demo component that creates a day of every service for the demo, one case for two
 * hundred of the ministry's platform: 3.6 million iqamas and 1.25 million passports a
 * year make 49 and 17 a day; for the other services no figure is published. They are
 * submitted through the portal's interface, most of them are paid, and then they take
 * their course. {@code wusul.demo.day=false} disables it.
 */
@Component
@ConditionalOnProperty(name = "wusul.demo.cases", matchIfMissing = true)
@ConditionalOnProperty(name = "wusul.demo.day", matchIfMissing = true)
class DemoServiceDay {

	private static final Logger log = LoggerFactory.getLogger(DemoServiceDay.class);

	/** Applications of the day, at the published proportions of the services. */
	static final Map<String, Integer> VOLUMES = volumes();

	private static final List<String> CENTRES = List.of("riyadh", "riyadh", "riyadh", "jeddah", "jeddah", "dammam",
			"abha", "tabuk");

	/**
	 * People with register facts that require an officer's decision or lead to a refusal.
	 */
	private static final List<String> KNOWN = List.of("1460216573", "1750086330", "1706605951", "1526018153");

	private final RequestStarter requests;

	private final CaseFiles caseFiles;

	private final Bills bills;

	private final Payments payments;

	private final DemoBiller biller;

	private final DemoRegisters registers;

	private final IdentityService identities;

	private final Clock clock;

	private final List<String> unpaid = new ArrayList<>();

	DemoServiceDay(RequestStarter requests, CaseFiles caseFiles, Bills bills, Payments payments, DemoBiller biller,
			DemoRegisters registers, IdentityService identities, Clock clock) {
		this.biller = biller;
		this.requests = requests;
		this.caseFiles = caseFiles;
		this.bills = bills;
		this.payments = payments;
		this.registers = registers;
		this.identities = identities;
		this.clock = clock;
	}

	private static Map<String, Integer> volumes() {
		var volumes = new LinkedHashMap<String, Integer>();
		volumes.put("services-iqama-renewal", 40);
		volumes.put("services-iqama-issuance", 9);
		volumes.put("services-passport-renewal", 17);
		volumes.put("services-vehicle-registration-renewal", 12);
		volumes.put("services-driving-licence-renewal", 9);
		volumes.put("services-national-id-renewal", 6);
		volumes.put("services-birth-registration", 4);
		return volumes;
	}

	/** Runs in the background, so that the demo is available at once. */
	@EventListener(ApplicationReadyEvent.class)
	@Order(2)
	void make() {
		if (this.caseFiles.openedWith(key("services-iqama-renewal", 0)).isEmpty()) {
			var day = new Thread(this::handIn, "demo-day");
			day.setDaemon(true);
			day.start();
		}
	}

	private void handIn() {
		var number = 0;
		for (var volume : VOLUMES.entrySet()) {
			for (var place = 0; place < volume.getValue(); place++) {
				handIn(volume.getKey(), place, number++);
			}
		}
		log.info("Demo: submitted {} applications for the sectors' services", number);
	}

	private void handIn(String service, int place, int number) {
		try {
			var reference = EngineAccess.asUser(this.identities, "channel", List.of("intake-channels"),
					() -> this.requests.submit(service, answers(service, number), Optional.of(key(service, place)))
						.reference());
			// Three of four pay on the same day.
			if (number % 4 != 3) {
				synchronized (this.unpaid) {
					this.unpaid.add(reference);
				}
			}
		}
		catch (RefusalException twice) {
			log.debug("Demo: an application was refused as a duplicate: {}", twice.code());
		}
	}

	/**
	 * Pays the bills. A bill is issued some time after its application, so this is
	 * repeated.
	 */
	@Scheduled(fixedDelay = 5_000)
	void pay() {
		List<String> payers;
		synchronized (this.unpaid) {
			payers = List.copyOf(this.unpaid);
		}
		payers.forEach((reference) -> {
			var theirs = this.bills.forCase(reference);
			theirs.stream()
				.filter((bill) -> bill.state() == BillState.OPEN && this.biller.paid(bill.number()))
				.map((bill) -> new Payment("demo-day-" + bill.number(), bill.number(), bill.amount(),
						this.clock.instant()))
				.forEach((payment) -> {
					this.biller.collect(payment);
					this.payments.take(payment);
				});
			if (!theirs.isEmpty() || this.caseFiles.get(reference).times().closedAt() != null) {
				synchronized (this.unpaid) {
					this.unpaid.remove(reference);
				}
			}
		});
	}

	private static String key(String service, int place) {
		return "demo-day:" + service + ":" + place;
	}

	private Map<String, Object> answers(String service, int number) {
		var identity = (number % 7 == 2) ? KNOWN.get(number / 7 % KNOWN.size())
				: identity("1" + NeutralText.format("%08d", 40_000_000 + 7_919 * number));
		var answers = new HashMap<String, Object>();
		answers.put("channel", (number % 5 == 0) ? "KIOSK" : "PORTAL");
		answers.put("centre", CENTRES.get(number % CENTRES.size()));
		answers.put("section", this.registers.gender(identity).equals("FEMALE") ? "women" : "men");
		answers.put("requesterName", this.registers.name(identity).value());
		answers.put("identityNumber", identity);
		answers.put("mobile", this.registers.mobile(identity));
		answers.put("representation", "SELF");
		answers.put("handTo", "SELF");
		if (number % 10 < 3) {
			answers.put("deliveryMethod", "HOME");
			answers.put("addressKind", "SHORT");
			answers.put("shortAddress", NeutralText.format("RRRD%04d", 2000 + number));
		}
		else {
			answers.put("deliveryMethod", "OFFICE");
			answers.put("deliveryOffice", CENTRES.get(number % CENTRES.size()));
		}
		answers.putAll(particulars(service, number));
		return answers;
	}

	private Map<String, Object> particulars(String service, int number) {
		return switch (service) {
			case "services-iqama-renewal" ->
				worker(identity("2" + NeutralText.format("%08d", 30_000_000 + 6_101 * number)));
			case "services-iqama-issuance" -> {
				var answers = worker(identity("3" + NeutralText.format("%08d", 20_000_000 + 6_101 * number)));
				answers.put("passportCopyAttached", true);
				yield answers;
			}
			case "services-passport-renewal" -> Map.of("applicationKind", "RENEWAL", "termYears",
					(number % 2 == 0) ? "5" : "10", "photoAttached", number % 9 != 0);
			case "services-vehicle-registration-renewal" ->
				Map.of("termYears", "1", "plateNumber", NeutralText.format("ر س ن %04d", 1000 + number));
			case "services-driving-licence-renewal" -> Map.of("termYears", "5");
			case "services-national-id-renewal" -> Map.of("applicationKind", (number % 3 == 0) ? "DAMAGED" : "RENEWAL");
			default -> Map.of("birthNotificationNumber", NeutralText.format("BN%08d", 50_000_000 + number), "childName",
					"سعود", "childGender", "MALE", "birthDate", LocalDate.now(this.clock).minusDays(12).toString(),
					"motherIdentityNumber", "1101798278");
		};
	}

	private Map<String, Object> worker(String identity) {
		return new HashMap<>(Map.of("termYears", "1", "workerName", this.registers.name(identity).value(),
				"workerIdentityNumber", identity));
	}

	/** Appends the check digit of identity numbers. */
	static String identity(String digits) {
		var sum = 0;
		for (var position = 0; position < digits.length(); position++) {
			var digit = digits.charAt(position) - '0';
			var weighted = (position % 2 == 0) ? digit * 2 : digit;
			sum += weighted / 10 + weighted % 10;
		}
		return digits + (10 - sum % 10) % 10;
	}

}
