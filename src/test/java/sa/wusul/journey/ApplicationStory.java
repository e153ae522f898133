package sa.wusul.journey;

import java.time.Instant;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.delivery.CourierEvent;
import sa.wusul.delivery.CourierEvent.Kind;
import sa.wusul.delivery.CourierEventService;
import sa.wusul.delivery.DeliveryService;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.ScanService;
import sa.wusul.services.Verdicts;
import sa.wusul.services.fee.Bill;
import sa.wusul.services.fee.BillState;
import sa.wusul.services.fee.Bills;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseWork;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application for an e-service over its whole life, through the interfaces used by
 * portal, biller and courier.
 */
abstract class ApplicationStory {

	private static final Pattern CODE = Pattern.compile("رمز (?:التسليم|الاستلام|استلام وثيقتكم) (\\d{6})");

	/** The answers to the own questions of each service's form. */
	private static final Map<String, Map<String, Object>> ASKED = Map.of("services-passport-renewal",
			Map.of("applicationKind", "RENEWAL", "termYears", "5", "photoAttached", true),
			"services-driving-licence-renewal", Map.of("termYears", "5"), "services-vehicle-registration-renewal",
			Map.of("termYears", "1"), "services-national-id-renewal", Map.of("applicationKind", "RENEWAL"),
			"services-birth-registration",
			Map.of("birthNotificationNumber", "BN58408322", "childName", "سلمان", "childGender", "MALE", "birthDate",
					"2026-10-30", "motherIdentityNumber", "1101798278"),
			"services-iqama-renewal",
			Map.of("termYears", "1", "workerIdentityNumber", "2198344414", "workerName", "راجو كومار"),
			"services-workers-iqama-renewal", Map.of("termYears", "1", "workerList", "2526018151\n2908301662"),
			"services-iqama-issuance", Map.of("termYears", "1", "workerIdentityNumber", "3950143669", "workerName",
					"أرجون تابا", "passportCopyAttached", true));

	/** The kinds of upload by the answers that say they are there. */
	private static final Map<String, String> UPLOADS = Map.of("photoAttached", "صورة شخصية", "passportCopyAttached",
			"صورة جواز السفر");

	@Autowired
	ScanService scans;

	@Autowired
	CaseWork work;

	@Autowired
	TestRestTemplate http;

	@Autowired
	Bills bills;

	@Autowired
	Verdicts verdicts;

	@Autowired
	DeliveryService deliveries;

	@Autowired
	CourierEventService courier;

	@Autowired
	DemoRegisters registers;

	@Autowired
	PaperService papers;

	/** Returns the answers to the common questions, with home delivery. */
	static Map<String, Object> applicant(String identityNumber) {
		var answers = new HashMap<String, Object>(CaseWork.request("none"));
		answers.keySet().removeAll(List.of("topic", "subject", "requestText"));
		answers.putAll(Map.of("channel", "PORTAL", "identityNumber", identityNumber, "deliveryMethod", "HOME",
				"addressKind", "SHORT", "shortAddress", "rrrd٢٩٢٩", "handTo", "SELF"));
		return answers;
	}

	/**
	 * Returns the answers of an applicant for a service.
	 * @param particulars answers that differ from the usual ones, as in
	 * {@code termYears=10,photoAttached=false}; {@code null} for none
	 */
	static Map<String, Object> application(String service, String identityNumber, String particulars) {
		var answers = applicant(identityNumber);
		answers.putAll(ASKED.get(service));
		answers.put("representation", "SELF");
		if (particulars != null) {
			for (var particular : particulars.split(",")) {
				var parts = particular.strip().split("=");
				answers.put(parts[0], parts[1].matches("true|false") ? Boolean.valueOf(parts[1]) : parts[1]);
			}
		}
		return answers;
	}

	/**
	 * Applies on the portal in the name on file and waits for the answers of the
	 * registers.
	 */
	String apply(String service, Map<String, Object> answers) {
		var applicant = new HashMap<>(answers);
		if (service.startsWith("services-")) {
			applicant.putAll(onFile(answers));
		}
		return applyAsTyped(service, applicant);
	}

	/**
	 * Applies on the portal for somebody else and waits for the answers of the registers.
	 * @param right {@code GUARDIAN}, or the number of a power of attorney
	 */
	String applyFor(String represented, String agent, String service, String right, String particulars) {
		var answers = application(service, agent, particulars);
		var name = this.registers.name(agent).value();
		answers.putAll(Map.of("requesterName", name, "agentIdentityNumber", agent, "agentName", name,
				"representedIdentityNumber", represented, "representedName", this.registers.name(represented).value()));
		answers.put("representation", right.equals("GUARDIAN") ? right : "AGENT");
		if (!right.equals("GUARDIAN")) {
			answers.put("powerNumber", right);
		}
		return applyAsTyped(service, answers);
	}

	private Map<String, Object> onFile(Map<String, Object> answers) {
		var requester = answers.get("identityNumber").toString();
		var onFile = new HashMap<String, Object>(Map.of("requesterName", this.registers.name(requester).value(),
				"section", this.registers.gender(requester).equals("FEMALE") ? "women" : "men"));
		Optional.ofNullable(answers.get("workerIdentityNumber"))
			.ifPresent((worker) -> onFile.put("workerName", this.registers.name(worker.toString()).value()));
		return onFile;
	}

	/** Applies in the typed names and waits for the answers of the registers. */
	String applyAsTyped(String service, Map<String, Object> answers) {
		var answer = AccountHttp.as("channel", this.http)
			.postForEntity("/api/services/" + service + "/requests", answers, JsonNode.class);
		assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(201);
		var reference = answer.getBody().get("reference").asText();
		UPLOADS.forEach((asked, kind) -> {
			if (Boolean.TRUE.equals(answers.get(asked))) {
				this.scans.add(reference, kind, "scan.png", picture(), "requester");
			}
		});
		settle();
		return reference;
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

	/** Returns the text of the case's last paper. */
	String lastPaper(String reference) {
		var issued = this.papers.forCase(reference);
		try (var document = Loader.loadPDF(this.papers.content(issued.get(issued.size() - 1).contentHash()))) {
			var stripper = new PDFTextStripper();
			stripper.setSortByPosition(true);
			return stripper.getText(document);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/** Runs all outbox entries, inbox messages and due jobs. */
	void settle() {
		for (var round = 0; round < 3; round++) {
			this.work.sendMessages();
			this.work.makeInboxDue();
			this.work.deliverInbox();
			this.work.runJobs();
		}
		this.work.sendMessages();
	}

	String reasonCode(String reference) {
		return this.verdicts.last(reference).orElseThrow().reasonCode();
	}

	/** Pays the open bill at the biller and returns the sum. */
	String pay(String reference) {
		var bill = openBill(reference);
		assertThat(report("P-" + bill.number(), bill.number(), bill.amount().toString())).isEqualTo("ACCEPTED");
		settle();
		return bill.amount().toString();
	}

	Bill openBill(String reference) {
		return this.bills.forCase(reference)
			.stream()
			.filter((candidate) -> candidate.state() == BillState.OPEN)
			.findFirst()
			.orElseThrow();
	}

	/** Reports a payment as the biller and returns the outcome. */
	String report(String payment, String billNumber, String riyals) {
		var paid = AccountHttp.as("biller", this.http)
			.postForEntity("/api/payments", Map.of("paymentReference", payment, "billNumber", billNumber, "amount",
					riyals, "currency", "SAR", "paidAt", Instant.EPOCH.toString()), JsonNode.class);
		assertThat(paid.getStatusCode().value()).as(String.valueOf(paid.getBody())).isEqualTo(201);
		return paid.getBody().get("outcome").asText();
	}

	ResponseEntity<JsonNode> withdraw(String reference, String key) {
		var headers = new HttpHeaders();
		headers.add("Idempotency-Key", key + "-" + reference);
		return AccountHttp.as("channel", this.http)
			.postForEntity("/api/cases/" + reference + "/withdrawal", new HttpEntity<>(headers), JsonNode.class);
	}

	/** Delivers the document at the first attempt. */
	void bringHome(String reference) {
		tell(reference, Kind.COLLECTED, 0, null);
		tell(reference, Kind.OUT_FOR_DELIVERY, 1, null);
		tell(reference, Kind.HANDED_OVER, 0, code(reference));
	}

	/** Returns the last code sent to the requester. */
	String code(String reference) {
		return this.work.messages(reference)
			.stream()
			.flatMap((text) -> CODE.matcher(text).results())
			.map((match) -> match.group(1))
			.reduce((one, other) -> other)
			.orElseThrow();
	}

	private void tell(String reference, Kind kind, int attempt, String code) {
		this.courier.receive(this.deliveries.get(reference).trackingNumber().orElseThrow(),
				new CourierEvent(UUID.randomUUID().toString(), kind, attempt, Optional.empty(),
						Optional.ofNullable(code), Optional.empty(), Optional.empty()),
				"courier");
		settle();
	}

}
