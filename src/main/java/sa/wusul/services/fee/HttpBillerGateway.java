package sa.wusul.services.fee;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourProperties.Neighbour;
import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.text.Sha256;

/**
 * The biller over HTTP and JSON, as described in {@code src/docs/api/bills.yaml}. It
 * precedes the demo's.
 */
@Component
@Primary
@ConditionalOnProperty("wusul.neighbours.bills.url")
class HttpBillerGateway implements Biller {

	static final String NAME = "bills";

	/** The day has no report yet, or an unfinished one. */
	private static final int NOT_YET = 404;

	/** Rows of each part of a report. */
	private static final int MOST = 20_000;

	private final Neighbour settings;

	private final NeighbourClient client;

	HttpBillerGateway(Neighbours neighbours) {
		this.settings = neighbours.settings(NAME).orElseThrow();
		this.client = neighbours.find(NAME).orElseThrow();
	}

	@Override
	public void create(BillOrder bill) {
		var body = money(bill.number(), bill.amount());
		body.put("service", this.settings.code(bill.service()));
		body.put("dueAt", bill.dueAt().toString());
		order("bills", body, "bill:" + bill.number());
	}

	@Override
	public void cancel(String billNumber) {
		order("bills/cancellations", new LinkedHashMap<>(Map.of("number", billNumber)), "bill-cancel:" + billNumber);
	}

	@Override
	public void refund(RefundOrder refund) {
		var body = money(refund.number(), refund.amount());
		body.put("paymentReference", refund.paymentReference());
		body.put("reason", this.settings.code(refund.reason()));
		order("refunds", body, "refund:" + refund.number());
	}

	@Override
	public void payOut(PayoutOrder payout) {
		var body = money(payout.number(), payout.amount());
		body.put("account", payout.account().value());
		body.put("purpose", this.settings.code(payout.purpose()));
		order("payouts", body, "payout:" + payout.number());
	}

	@Override
	public void cancelPayout(String payoutNumber) {
		order("payouts/cancellations", new LinkedHashMap<>(Map.of("number", payoutNumber)),
				"payout-cancel:" + payoutNumber);
	}

	private static Map<String, Object> money(String number, Amount amount) {
		var body = new LinkedHashMap<String, Object>();
		body.put("number", number);
		body.put("amount", amount.riyals());
		body.put("currency", "SAR");
		return body;
	}

	private void order(String path, Map<String, Object> body, String key) {
		this.client.call(NeighbourCall.post(path, this.settings.named(body)).withKey(key), NeighbourAnswer::accepted);
	}

	@Override
	public boolean reports() {
		return true;
	}

	@Override
	public Optional<DayReport> report(LocalDate day) {
		return this.client.call(NeighbourCall.get("days/" + day), (answer) -> {
			if (answer.status() == NOT_YET) {
				return Optional.empty();
			}
			var content = answer.accepted();
			if (!content.path(field("complete")).asBoolean()) {
				return Optional.empty();
			}
			try {
				return Optional.of(read(content));
			}
			catch (RuntimeException malformed) {
				// Its message may contain the answer.
				throw answer.unusable("answered with a malformed report of the day " + day);
			}
		});
	}

	private DayReport read(JsonNode content) {
		return new DayReport(LocalDate.parse(text(content, "day")),
				rows(content, "bills",
						(row) -> new DayReport.ReportedBill(number(row, "number"), amount(row),
								DayReport.BillStanding.valueOf(this.settings.ours(text(row, "state"))))),
				rows(content, "payments",
						(row) -> new Payment(text(row, "paymentReference"), text(row, "billNumber"), amount(row),
								Instant.parse(text(row, "paidAt")))),
				rows(content, "refunds",
						(row) -> new DayReport.ReportedRefund(number(row, "refundNumber"), amount(row),
								reference(row, "confirmationReference"), Instant.parse(text(row, "refundedAt")))),
				rows(content, "payouts",
						(row) -> new DayReport.ReportedPayout(number(row, "payoutNumber"), amount(row),
								reference(row, "settlementReference"),
								Payouts.PayoutState.valueOf(this.settings.ours(text(row, "outcome"))),
								Instant.parse(text(row, "settledAt")))),
				Sha256.hex(content.toString()));
	}

	private <T> List<T> rows(JsonNode content, String part, Function<JsonNode, T> reader) {
		var given = content.path(field(part));
		if (!given.isArray() || given.size() > MOST) {
			throw new IllegalArgumentException(part);
		}
		var rows = new ArrayList<T>();
		given.forEach((row) -> rows.add(reader.apply(row)));
		return rows;
	}

	private String field(String ours) {
		return this.settings.field(ours);
	}

	private String text(JsonNode row, String field) {
		var given = row.path(field(field));
		if (!given.isTextual()) {
			throw new IllegalArgumentException(field);
		}
		return given.textValue();
	}

	private String number(JsonNode row, String field) {
		var number = text(row, field);
		if (!number.matches("[0-9]{1,16}")) {
			throw new IllegalArgumentException(field);
		}
		return number;
	}

	private String reference(JsonNode row, String field) {
		var reference = text(row, field);
		Payment.checkReference(reference);
		return reference;
	}

	private Amount amount(JsonNode row) {
		return Amount.parse(new BigDecimal(row.path(field("amount")).asText()));
	}

}
