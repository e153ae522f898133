package sa.wusul.services.fee;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourVocabulary;
import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;

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

	/** In bytes; the largest report with all its rows is smaller. */
	private static final int LARGEST_REPORT = 1 << 24;

	static final NeighbourVocabulary.Words WORDS = NeighbourVocabulary.Words
		.ofFields("number", "amount", "currency", "service", "dueAt", "paymentReference", "reason", "account",
				"purpose", "day", "complete", "bills", "payments", "refunds", "payouts", "state", "billNumber",
				"paidAt", "refundNumber", "confirmationReference", "refundedAt", "payoutNumber", "settlementReference",
				"outcome", "settledAt")
		.telling(List.of("NO_DOCUMENT", "ENTRY_REFUSED", "UNKNOWN_BILL", "WRONG_AMOUNT", "ALREADY_PAID", "BILL_CLOSED",
				"ASSISTANCE"))
		.reading("state", List.of("OPEN", "PAID", "CANCELLED"))
		.reading("outcome", List.of("PAID", "BOUNCED"))
		.tellingAll("services-");

	private final NeighbourVocabulary theirs;

	private final NeighbourClient client;

	HttpBillerGateway(Neighbours neighbours) {
		this.theirs = neighbours.vocabulary(NAME, WORDS);
		this.client = neighbours.find(NAME, LARGEST_REPORT).orElseThrow();
	}

	@Override
	public void create(BillOrder bill) {
		var body = money(bill.number(), bill.amount());
		body.put("service", this.theirs.code(bill.service()));
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
		body.put("reason", this.theirs.code(refund.reason()));
		order("refunds", body, "refund:" + refund.number());
	}

	@Override
	public void payOut(PayoutOrder payout) {
		var body = money(payout.number(), payout.amount());
		body.put("account", payout.account().value());
		body.put("purpose", this.theirs.code(payout.purpose()));
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
		this.client.call(NeighbourCall.post(path, this.theirs.named(body)).withKey(key), NeighbourAnswer::accepted);
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
			try (var content = answer.parser()) {
				return read(content, answer.hash());
			}
			catch (PermanentFailureException | TemporaryFailureException refused) {
				throw refused;
			}
			catch (IOException | RuntimeException malformed) {
				// Its message may contain the answer.
				throw answer.unusable("answered with a malformed report of the day " + day);
			}
		});
	}

	/** Reads a report row by row, empty while the day's books are open. */
	private Optional<DayReport> read(JsonParser content, String hash) throws IOException {
		if (content.nextToken() != JsonToken.START_OBJECT) {
			return Optional.empty();
		}
		var report = new Parts();
		while (content.nextToken() == JsonToken.FIELD_NAME) {
			var name = content.currentName();
			content.nextToken();
			read(name, content, report);
		}
		if (content.currentToken() != JsonToken.END_OBJECT) {
			throw new IllegalArgumentException("the end is missing");
		}
		return report.complete ? Optional.of(new DayReport(report.day, List.copyOf(report.bills),
				List.copyOf(report.payments), List.copyOf(report.refunds), List.copyOf(report.payouts), hash))
				: Optional.empty();
	}

	private void read(String name, JsonParser content, Parts report) throws IOException {
		if (name.equals(field("day"))) {
			report.day = LocalDate.parse(content.getText());
		}
		else if (name.equals(field("complete"))) {
			report.complete = content.currentToken() == JsonToken.VALUE_TRUE;
		}
		else if (name.equals(field("bills"))) {
			report.bills = rows(content, (row) -> new DayReport.ReportedBill(number(row, "number"), amount(row),
					DayReport.BillStanding.valueOf(this.theirs.ours("state", text(row, "state")))));
		}
		else if (name.equals(field("payments"))) {
			report.payments = rows(content, (row) -> new Payment(text(row, "paymentReference"), text(row, "billNumber"),
					amount(row), Instant.parse(text(row, "paidAt"))));
		}
		else if (name.equals(field("refunds"))) {
			report.refunds = rows(content, (row) -> new DayReport.ReportedRefund(number(row, "refundNumber"),
					amount(row), reference(row, "confirmationReference"), Instant.parse(text(row, "refundedAt"))));
		}
		else if (name.equals(field("payouts"))) {
			report.payouts = rows(content,
					(row) -> new DayReport.ReportedPayout(number(row, "payoutNumber"), amount(row),
							reference(row, "settlementReference"),
							Payouts.PayoutState.valueOf(this.theirs.ours("outcome", text(row, "outcome"))),
							Instant.parse(text(row, "settledAt"))));
		}
		else {
			content.skipChildren();
		}
	}

	private static <T> List<T> rows(JsonParser content, Function<JsonNode, T> reader) throws IOException {
		if (content.currentToken() != JsonToken.START_ARRAY) {
			throw new IllegalArgumentException("no rows");
		}
		var rows = new ArrayList<T>();
		while (content.nextToken() != JsonToken.END_ARRAY) {
			if (rows.size() == MOST) {
				throw new IllegalArgumentException("too many rows");
			}
			rows.add(reader.apply(content.readValueAsTree()));
		}
		return rows;
	}

	private String field(String ours) {
		return this.theirs.field(ours);
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

	/** The parts of a report that were read; all have to be there. */
	private static final class Parts {

		private LocalDate day;

		private boolean complete;

		private List<DayReport.ReportedBill> bills;

		private List<Payment> payments;

		private List<DayReport.ReportedRefund> refunds;

		private List<DayReport.ReportedPayout> payouts;

	}

}
