package sa.wusul.portal.api;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import sa.wusul.delivery.CourierEventService;
import sa.wusul.delivery.EventOutcome;
import sa.wusul.notification.SmsGateway;
import sa.wusul.notification.SmsReceiptService;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.attempt.RefusedAttempts;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.web.ErrorResponseWriter;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.SignedAnswerReader;
import sa.wusul.reception.proof.SignedAnswers;
import sa.wusul.services.fee.PaymentOutcome;
import sa.wusul.services.fee.Payments;
import sa.wusul.services.fee.Payouts;
import sa.wusul.support.ApiFile;
import sa.wusul.tawasul.DetaineeEventService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Holds the controllers against the webhooks of {@code src/docs/api}. Answers of filters,
 * such as 401, are those of {@code RouteAccessTest}.
 */
@DisplayName("A report of a neighbour")
@Tag("fast")
class NeighbourReportTest {

	private static final List<String> INTERFACES = List.of("bills", "courier", "detainees", "identity", "sms");

	private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");

	private static final Set<Class<?>> ACCOUNTS = Set.of(BillerAccount.class, CourierAccount.class,
			DetaineeRegisterAccount.class, SmsProviderAccount.class);

	private static final Map<String, String> GROUPS = Map.of("bills", "billers", "courier", "couriers", "detainees",
			"detainee-registers", "sms", "sms-providers", "identity", "nobody");

	private static final SignedAnswers SIGNER = new SignedAnswers();

	private static final AnnotationConfigWebApplicationContext PROGRAM = new AnnotationConfigWebApplicationContext();

	private static final Payments PAYMENTS = mock(Payments.class);

	private static final Payouts PAYOUTS = mock(Payouts.class);

	private static final CourierEventService EVENTS = mock(CourierEventService.class);

	private static final DetaineeEventService DETAINEES = mock(DetaineeEventService.class);

	private static final IdentityProofService PROOFS = mock(IdentityProofService.class);

	private static final AttemptLimiter LIMITER = mock(AttemptLimiter.class);

	private static final CurrentStaff STAFF = mock(CurrentStaff.class);

	private static final Object DISPATCH = mock(type("sa.wusul.notification.SmsDispatchService"));

	private static MockMvc http;

	private String group;

	private boolean gatewayKnown = true;

	static Stream<String> hooks() {
		return INTERFACES.stream()
			.flatMap((api) -> ApiFile.read(api).webhooks().keySet().stream().map((hook) -> api + " " + hook));
	}

	/** Returns each answer of a file that a controller gives, with one of its codes. */
	static Stream<String> refusals() {
		return hooks().flatMap((name) -> {
			var found = new ArrayList<String>();
			hook(name).path("responses")
				.fields()
				.forEachRemaining((answer) -> answer.getValue()
					.path("x-codes")
					.forEach((code) -> found.add(name + " " + answer.getKey() + " " + code.asText())));
			return found.stream();
		});
	}

	private static JsonNode hook(String name) {
		return ApiFile.read(name.split(" ")[0]).webhooks().get(name.split(" ")[1]);
	}

	@BeforeAll
	static void start() {
		PROGRAM.setServletContext(new MockServletContext());
		PROGRAM.register(Parts.class, Refusals.class, TechnicalAccountConfiguration.class, PaymentController.class,
				CourierController.class, DetaineeController.class, SmsReceiptController.class,
				IdentityAnswerController.class, SmsReceiptService.class, SignedAnswerReader.class, RefusalWords.class,
				ErrorResponseWriter.class);
		PROGRAM.addBeanFactoryPostProcessor((beans) -> {
			beans.registerSingleton("payments", PAYMENTS);
			beans.registerSingleton("payouts", PAYOUTS);
			beans.registerSingleton("events", EVENTS);
			beans.registerSingleton("detainees", DETAINEES);
			beans.registerSingleton("proofs", PROOFS);
			beans.registerSingleton("limiter", LIMITER);
			beans.registerSingleton("staff", STAFF);
			beans.registerSingleton("refused", mock(RefusedAttempts.class));
			beans.registerSingleton("dispatch", DISPATCH);
			beans.registerSingleton("signer", SIGNER);
		});
		PROGRAM.refresh();
		http = MockMvcBuilders.webAppContextSetup(PROGRAM).build();
	}

	@BeforeEach
	void allIsWell() {
		Mockito.reset(PAYMENTS, PAYOUTS, EVENTS, DETAINEES, PROOFS, LIMITER, STAFF, DISPATCH);
		given(LIMITER.hasLeft(any(), any())).willReturn(true);
		given(PAYMENTS.take(any())).willReturn(new Payments.Taken(PaymentOutcome.ACCEPTED, Optional.empty(), true));
		given(EVENTS.receive(any(), any(), any()))
			.willReturn(new CourierEventService.Answer(EventOutcome.ACCEPTED, Optional.empty(), false));
		given(DETAINEES.receive(any(), any())).willReturn(Receipt.ACCEPTED);
		given(PROOFS.take(any())).willReturn(Receipt.ACCEPTED);
	}

	@AfterAll
	static void close() {
		PROGRAM.close();
	}

	@Test
	@DisplayName("is described in a file for each controller that takes one, with its path")
	void paths() {
		var taken = new TreeMap<String, String>();
		hooks().forEach((name) -> taken.put(hook(name).path("x-path").asText(), name));
		assertThat(taken).hasSize(7);
		assertThat(offered()).containsExactlyInAnyOrderElementsOf(taken.keySet());
	}

	/** Returns the paths on which controllers take what neighbours report. */
	private static List<String> offered() {
		var scan = new ClassPathScanningCandidateComponentProvider(false);
		scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
		return scan.findCandidateComponents("sa.wusul.portal.api")
			.stream()
			.map((found) -> type(found.getBeanClassName()))
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods())
				.filter((method) -> method.isAnnotationPresent(PostMapping.class) && isOfNeighbour(type, method))
				.map((method) -> path(type, method)))
			.toList();
	}

	private static boolean isOfNeighbour(Class<?> type, Method method) {
		return type == IdentityAnswerController.class
				|| Arrays.stream(method.getParameterTypes()).anyMatch(ACCOUNTS::contains);
	}

	private static String path(Class<?> type, Method method) {
		var base = type.getAnnotation(RequestMapping.class);
		var mapping = method.getAnnotation(PostMapping.class);
		return ((base != null) ? base.value()[0] : "")
				+ Stream.concat(Stream.of(mapping.value()), Stream.of(mapping.path())).findFirst().orElse("");
	}

	private static Class<?> type(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	@ParameterizedTest
	@MethodSource("hooks")
	@DisplayName("like the example of its file is taken, new and again, with an answer as the file says")
	void example(String name) throws Exception {
		var api = ApiFile.read(name.split(" ")[0]);
		assertThat(api.faultsOfExample(name.split(" ")[1])).isEmpty();
		var good = statuses(name).filter((status) -> status < 300).sorted().toList();
		var got = new ArrayList<Integer>();
		for (var again : List.of(true, false)) {
			if (again) {
				given(PAYMENTS.take(any()))
					.willReturn(new Payments.Taken(PaymentOutcome.UNKNOWN_BILL, Optional.of("480000000024"), false));
				given(EVENTS.receive(any(), any(), any()))
					.willReturn(new CourierEventService.Answer(EventOutcome.EARLY, Optional.empty(), true));
				given(DETAINEES.receive(any(), any())).willReturn(Receipt.ALREADY_RECEIVED);
				given(PROOFS.take(any())).willReturn(Receipt.ALREADY_RECEIVED);
			}
			else {
				given(PAYMENTS.take(any()))
					.willReturn(new Payments.Taken(PaymentOutcome.ACCEPTED, Optional.empty(), true));
				given(EVENTS.receive(any(), any(), any()))
					.willReturn(new CourierEventService.Answer(EventOutcome.LATE, Optional.empty(), false));
				given(DETAINEES.receive(any(), any())).willReturn(Receipt.ACCEPTED);
				given(PROOFS.take(any())).willReturn(Receipt.ACCEPTED);
			}
			var answer = report(name, example(name, Map.of()));
			got.add(answer.getStatus());
			assertThat(answered(name, answer)).isEmpty();
		}
		assertThat(got.stream().distinct()).containsExactlyInAnyOrderElementsOf(good);
	}

	@ParameterizedTest
	@MethodSource("hooks")
	@DisplayName("without a field that its file demands is refused, and nothing is stored")
	void incomplete(String name) throws Exception {
		var required = required(name);
		assertThat(required).isNotEmpty();
		for (var field : required) {
			var answer = report(name, example(name, Map.of(field, Optional.empty())));
			assertThat(answer.getStatus()).as(field).isBetween(400, 404);
			assertThat(answered(name, answer)).as(field).isEmpty();
		}
		Mockito.verifyNoInteractions(PAYMENTS, PAYOUTS, EVENTS, DETAINEES, PROOFS);
	}

	private static List<String> required(String name) {
		var required = new ArrayList<String>();
		(name.startsWith("identity") ? ApiFile.read("identity").document().at("/components/schemas/Answer")
				: ApiFile.read(name.split(" ")[0]).schemaOfWebhook(name.split(" ")[1]))
			.path("required")
			.forEach((field) -> required.add(field.asText()));
		return required;
	}

	@ParameterizedTest
	@MethodSource("refusals")
	@DisplayName("is refused with each status and code of its file, in both languages")
	void refused(String row) throws Exception {
		var parts = row.split(" ");
		var name = parts[0] + " " + parts[1];
		var code = parts[3];
		Map<String, Optional<Object>> otherwise = switch (code) {
			case "amount.form" -> Map.of("amount", Optional.of(-1));
			case "payment.currency" -> Map.of("currency", Optional.of("USD"));
			case "payment.reference" -> Map.of(
					name.endsWith("payment") ? "paymentReference"
							: name.endsWith("refundConfirmation") ? "confirmationReference" : "settlementReference",
					Optional.of("two words"));
			case "payment.bill" -> Map.of("billNumber", Optional.of("a bill"));
			case "payment.time" -> Map.of(name.endsWith("payment") ? "paidAt"
					: name.endsWith("refundConfirmation") ? "refundedAt" : "settledAt", Optional.empty());
			case "payout.outcome" -> Map.of("outcome", Optional.of("CANCELLED"));
			case "delivery.eventForm" -> Map.of("reason", Optional.of("RAIN"));
			case "delivery.trackingUnknown" -> Map.of("trackingNumber", Optional.of("400000000070"));
			case "key.form" -> Map.of("key", Optional.of("k".repeat(61)));
			case "field.required" -> Map.of("detainee", Optional.empty());
			case "detainee.eventUnknown" -> Map.of("event", Optional.of("SLEPT"));
			case "identity.form" -> Map.of("detainee", Optional.of("10578"));
			case "identity.checksum" -> Map.of("detainee", Optional.of("1057830868"));
			case "sms.receiptForm" -> Map.of("receipts", Optional.of(List.of(Map.of("id", "m 1", "state", "SENT"))));
			case "identity.answerForm" -> Map.of("sub", Optional.empty());
			case "identity.answerExpired" -> Map.of("exp", Optional.of(NOW.minusSeconds(60).getEpochSecond()));
			case "identity.answerUnproven" -> Map.of("iss", Optional.of("somebody"));
			default -> Map.of();
		};
		var kind = Stream.of(Kind.values()).filter((one) -> one.status() == Integer.parseInt(parts[2])).findFirst();
		var refusal = new RefusalException(kind.orElseThrow(), code);
		switch (code) {
			case "payment.referenceReused" -> willThrow(refusal).given(PAYMENTS).take(any());
			case "refund.unknown", "refund.alreadyConfirmed", "refund.confirmationReused" ->
				willThrow(refusal).given(PAYMENTS).confirm(any());
			case "payout.unknown", "payout.alreadySettled" -> willThrow(refusal).given(PAYOUTS).settle(any());
			case "delivery.codeWrong" -> given(EVENTS.receive(any(), any(), any()))
				.willReturn(new CourierEventService.Answer(EventOutcome.CODE_WRONG, Optional.of(2), false));
			case "delivery.notTheDelegate" -> given(EVENTS.receive(any(), any(), any()))
				.willReturn(new CourierEventService.Answer(EventOutcome.NOT_THE_DELEGATE, Optional.of(2), false));
			case "delivery.codeSpent" -> given(EVENTS.receive(any(), any(), any()))
				.willReturn(new CourierEventService.Answer(EventOutcome.CODE_SPENT, Optional.empty(), false));
			case "delivery.notOut" -> given(EVENTS.receive(any(), any(), any()))
				.willReturn(new CourierEventService.Answer(EventOutcome.NOT_OUT, Optional.empty(), false));
			case "identity.otherPerson", "identity.unknown", "identity.settled", "identity.late" ->
				willThrow(refusal).given(PROOFS).take(any());
			case "tries.tooMany" -> given(LIMITER.hasLeft(any(), any())).willReturn(false);
			case "sms.gatewayUnknown" -> this.gatewayKnown = false;
			case "biller.only", "delivery.courierOnly", "detainee.registerOnly", "sms.providerOnly" ->
				this.group = "intake-channels";
			default -> {
			}
		}
		var answer = report(name, example(name, otherwise));

		assertThat(answer.getStatus()).isEqualTo(Integer.parseInt(parts[2]));
		assertThat(answered(name, answer)).isEmpty();
		var told = ApiFile.json(answer.getContentAsString(StandardCharsets.UTF_8));
		assertThat(told.path("code").asText()).isEqualTo(code);
		assertThat(told.path("messageAr").asText()).isNotBlank().isNotEqualTo(told.path("messageEn").asText());
	}

	private static Stream<Integer> statuses(String name) {
		var statuses = new ArrayList<Integer>();
		hook(name).path("responses").fieldNames().forEachRemaining((status) -> statuses.add(Integer.valueOf(status)));
		return statuses.stream();
	}

	/** Returns the example of a file with some fields changed or left out. */
	private static ObjectNode example(String name, Map<String, ? extends Optional<?>> otherwise) {
		var example = (ObjectNode) (name.startsWith("identity")
				? ApiFile.read("identity").document().at("/components/schemas/Answer/example")
				: hook(name).at("/requestBody/content/application~1json/example"))
			.deepCopy();
		otherwise.forEach((field, value) -> {
			if (value.isPresent()) {
				example.set(field, new ObjectMapper().valueToTree(value.get()));
			}
			else {
				example.remove(field);
			}
		});
		return example;
	}

	private MockHttpServletResponse report(String name, ObjectNode body) throws Exception {
		var api = name.split(" ")[0];
		var groups = Set.of((this.group != null) ? this.group : GROUPS.get(api));
		given(STAFF.person()).willReturn(Optional.of(new CurrentStaff.Person("first", groups)));
		gateway();
		var number = Optional.ofNullable(body.remove("trackingNumber")).map(JsonNode::asText).orElse("400000000077");
		var key = Optional.ofNullable(body.remove("key")).map(JsonNode::asText).orElse("event-1");
		var path = hook(name).path("x-path").asText().replace("{trackingNumber}", number);
		if (api.equals("identity")) {
			return http.perform(post(path).contentType("application/jose").content(signed(body)))
				.andReturn()
				.getResponse();
		}
		var request = post(path).contentType("application/json").content(body.toString());
		return http
			.perform(Set.of("courier", "detainees").contains(api) ? request.header("Idempotency-Key", key) : request)
			.andReturn()
			.getResponse();
	}

	private void gateway() {
		var known = mock(SmsGateway.class);
		given(known.name()).willReturn("first");
		try {
			var finder = type("sa.wusul.notification.SmsDispatchService").getDeclaredMethod("gateway", String.class);
			finder.setAccessible(true);
			given(finder.invoke(DISPATCH, "first"))
				.willReturn(this.gatewayKnown ? Optional.of(known) : Optional.empty());
		}
		catch (ReflectiveOperationException moved) {
			throw new IllegalStateException(moved);
		}
	}

	/** Signs claims as the national identity does, at the moment of the test. */
	private static String signed(ObjectNode claims) {
		return SIGNER.signed(NOW, (claim) -> {
			for (var name : List.of("iss", "aud", "sub", "jti", "iat", "exp", "proof", "outcome", "number")) {
				set(claim, name, claims);
			}
		});
	}

	private static void set(JWTClaimsSet.Builder token, String name, ObjectNode claims) {
		if (!claims.has(name)) {
			token.claim(name, null);
		}
		else if (name.equals("iss")) {
			var isExample = claims.path(name).asText().equals("the-issuer");
			token.issuer(isExample ? SignedAnswers.ISSUER : claims.path(name).asText());
		}
		else if (!name.equals("iat") && (!name.equals("exp") || claims.path(name).asLong() < NOW.getEpochSecond())) {
			token.claim(name, name.equals("exp") ? Date.from(Instant.ofEpochSecond(claims.path(name).asLong()))
					: claims.path(name).asText());
		}
	}

	private static List<String> answered(String name, MockHttpServletResponse answer) throws Exception {
		return ApiFile.read(name.split(" ")[0])
			.faultsOfWebhookAnswer(name.split(" ")[1], answer.getStatus(),
					answer.getContentAsString(StandardCharsets.UTF_8));
	}

	/** The parts of the program around the controllers. */
	@Configuration
	@EnableWebMvc
	static class Parts {

		@Bean
		Clock clock() {
			return Clock.fixed(NOW.plus(Duration.ofSeconds(1)), ZoneOffset.UTC);
		}

		@Bean
		ObjectMapper json() {
			return Jackson2ObjectMapperBuilder.json().build();
		}

		@Bean
		ResourceBundleMessageSource messageSource() {
			var texts = new ResourceBundleMessageSource();
			texts.setBasenames("messages", "portal");
			texts.setDefaultEncoding("UTF-8");
			return texts;
		}

	}

	/** Writes refusals as the filter of messages does. */
	@ControllerAdvice
	static class Refusals {

		private final ObjectProvider<ErrorResponseWriter> answers;

		Refusals(ObjectProvider<ErrorResponseWriter> answers) {
			this.answers = answers;
		}

		@ExceptionHandler
		void refuse(RefusalException refusal, HttpServletRequest request, HttpServletResponse response)
				throws Exception {
			this.answers.getObject().write(request, response, refusal);
		}

	}

}
