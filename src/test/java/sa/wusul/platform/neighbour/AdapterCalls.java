package sa.wusul.platform.neighbour;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.delivery.AddressGateway;
import sa.wusul.delivery.Courier;
import sa.wusul.delivery.ShortAddress;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.notification.SmsGateway;
import sa.wusul.notification.SmsMessage;
import sa.wusul.notification.SmsMetrics;
import sa.wusul.notification.SmsProperties;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.reception.proof.AnswerKeys;
import sa.wusul.reception.proof.IdentityProofGateway;
import sa.wusul.reception.proof.ProofChannel;
import sa.wusul.reception.proof.ProofPurpose;
import sa.wusul.reception.proof.ProofQuestion;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Biller;
import sa.wusul.services.fee.Iban;
import sa.wusul.services.register.RegisterEnquiry;
import sa.wusul.services.register.RegisterEntry;
import sa.wusul.services.register.RegisterGateway;
import sa.wusul.services.register.RegisterPurpose;
import sa.wusul.support.ApiFile;

/**
 * A call of each operation in {@code src/docs/api}, by its adapter as the settings of the
 * program make it.
 */
final class AdapterCalls {

	static final List<String> INTERFACES = List.of("addresses", "bills", "courier", "identity", "registers", "sms");

	/** The beginnings of the settings of neighbours, by interface. */
	static final Map<String, List<String>> SETTINGS = Map.of("addresses", List.of("wusul.neighbours.addresses"),
			"bills", List.of("wusul.neighbours.bills"), "courier", List.of("wusul.neighbours.courier"), "identity",
			List.of("wusul.neighbours.identity"), "registers",
			List.of("wusul.registers.families", "wusul.registers.passports"), "sms", List.of("wusul.sms.gateways[0]"));

	static final String PERSON = "1058529940";

	static final String ACCOUNT = "SA0380000000608010167519";

	static final String MOBILE = "+966501234567";

	static final String NAME = "نورة العتيبي";

	static final String SHORT_ADDRESS = "RRRD2929";

	private static final String PARCEL = "400000000077";

	private static final RegisterEnquiry ENQUIRY = new RegisterEnquiry(RegisterPurpose.DECISION, "1448-0001234-7",
			"services-passport-renewal", new IdentityNumber(PERSON),
			Map.of("passportNumber", "A12345678", "detaineeIdentityNumber", "1101798278"));

	/** The call of each operation, by interface and operation. */
	static final Map<String, Function<ApplicationContext, Object>> CALLS = new TreeMap<>(Map.ofEntries(
			Map.entry("addresses findAddress",
					(program) -> program.getBean(AddressGateway.class).find(new ShortAddress(SHORT_ADDRESS))),
			Map.entry("bills cancelBill",
					(program) -> done(() -> program.getBean(Biller.class).cancel("480000000019"))),
			Map.entry("bills cancelPayout",
					(program) -> done(() -> program.getBean(Biller.class).cancelPayout("480000000032"))),
			Map.entry("bills createBill",
					(program) -> done(() -> program.getBean(Biller.class)
						.create(new Biller.BillOrder("480000000019", Amount.ofRiyals(300), "services-passport-renewal",
								Instant.parse("2026-12-01T07:00:00Z"))))),
			Map.entry("bills payOut",
					(program) -> done(() -> program.getBean(Biller.class)
						.payOut(new Biller.PayoutOrder("480000000032", Amount.ofRiyals(1500), new Iban(ACCOUNT),
								"ASSISTANCE")))),
			Map.entry("bills refund",
					(program) -> done(() -> program.getBean(Biller.class)
						.refund(new Biller.RefundOrder("480000000024", "SD-1", Amount.ofRiyals(300), "NO_DOCUMENT")))),
			Map.entry("bills reportDay", (
					program) -> program.getBean(Biller.class).report(LocalDate.of(2026, 11, 23)).orElseThrow()),
			Map.entry("courier bringBack",
					(program) -> done(
							() -> program.getBean(Courier.class).bringBack("key-1", new TrackingNumber(PARCEL)))),
			Map.entry("courier carry",
					(program) -> done(() -> program.getBean(Courier.class)
						.carry("key-1",
								new Courier.Parcel(new TrackingNumber(PARCEL), "1448-0001234-7", NAME, MOBILE,
										SHORT_ADDRESS, "riyadh")))),
			Map.entry("courier carryOn",
					(program) -> done(() -> program.getBean(Courier.class)
						.carryOn("key-1", new TrackingNumber(PARCEL), LocalDate.of(2026, 11, 29)))),
			Map.entry("identity askPerson", (program) -> done(() -> program.getBean(IdentityProofGateway.class)
				.ask(new ProofQuestion("call-3b9ac1f0-0000-4000-8000-000000000001", new IdentityNumber(PERSON), "47",
						ProofPurpose.ENQUIRY, ProofChannel.PHONE, Instant.parse("2026-11-24T09:03:00Z"))))),
			Map.entry("identity listKeys",
					(program) -> orTemporary(program.getBean(AnswerKeys.class).find("k1"), "identity")),
			Map.entry("registers enquire",
					(program) -> program.getBean(RegisterGateway.class).enquire("families", ENQUIRY)),
			Map.entry("registers enter",
					(program) -> program.getBean(RegisterGateway.class)
						.enter("passports", new RegisterEntry("key-1", "RENEW_PASSPORT", Optional.of(5), ENQUIRY))),
			Map.entry("registers list", (program) -> program.getBean(RegisterGateway.class).list("families", ENQUIRY)),
			Map.entry("sms ask", (program) -> orTemporary(program.getBean(SmsGateway.class).ask("id-1"), "sms")),
			Map.entry("sms send",
					(program) -> program.getBean(SmsGateway.class).send(new SmsMessage("key-1", MOBILE, NAME), 1, 1))));

	/** An answer of each operation whose answer is not a mere reference. */
	static final Map<String, String> ANSWERS = Map.of("findAddress", """
			{"found": true, "address": {"buildingNumber": "2929", "street": "طريق الملك فهد", "district": "حي العليا",
			 "city": "الرياض", "postcode": "12211", "additionalNumber": "3322"}}""", "reportDay", """
			{"day": "2026-11-23", "complete": true,
			 "bills": [{"number": "480000000019", "amount": 299.50, "state": "CANCELLED"}],
			 "payments": [{"paymentReference": "SD-1", "billNumber": "480000000019", "amount": 299.50,
			  "paidAt": "2026-11-23T09:30:00Z"}],
			 "refunds": [{"refundNumber": "480000000024", "amount": 300, "confirmationReference": "SARIE-1",
			  "refundedAt": "2026-11-23T10:00:00Z"}],
			 "payouts": [{"payoutNumber": "480000000032", "amount": 1500, "settlementReference": "SARIE-2",
			  "outcome": "BOUNCED", "settledAt": "2026-11-23T11:00:00Z"}]}""", "askPerson", "{}", "listKeys", """
			{"keys": [{"kty": "EC", "kid": "k1", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
			 "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}""", "enquire", """
			{"facts": {"relation": "SPOUSE", "relationDegree": 1, "marriedToDetainee": true}}""", "enter", """
			{"facts": {"documentSerialNumber": "P1", "validFrom": "2026-11-24"}}""", "ask",
			"{\"state\": \"DELIVERED\"}", "list", "{\"entries\": []}", "send", "{\"id\": \"id-1\"}");

	private AdapterCalls() {
	}

	static Stream<String> operations() {
		return INTERFACES.stream()
			.flatMap((api) -> ApiFile.read(api).operations().stream().map((operation) -> api + " " + operation));
	}

	/** Returns a program with all neighbours at one address, each below its own path. */
	static ApplicationContextRunner program(URI peer) {
		var settings = new ArrayList<>(List.of("spring.profiles.active=neighbours", "wusul.identity.issuer=issuer",
				"wusul.sms.gateways[0].name=sms", "wusul.sms.gateways[0].sender=WUSUL"));
		SETTINGS.forEach((api, names) -> names.forEach((setting) -> {
			settings.add(setting + ".url=" + peer + "/" + api);
			settings.add(setting + ".token=token-1");
			if (!api.equals("sms")) {
				settings.add(setting + ".rest=0s");
			}
		}));
		return new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withInitializer((program) -> program.getBeanFactory()
				.registerSingleton("queries", Mockito.mock(type("sa.wusul.services.register.RegisterQueryRepository"))))
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, JacksonAutoConfiguration.class))
			.withPropertyValues(settings.toArray(String[]::new))
			.withBean(Clock.class, Clock::systemUTC)
			.withBean(SimpleMeterRegistry.class)
			.withBean(SmsMetrics.class)
			.withUserConfiguration(Settings.class, Neighbours.class)
			.withUserConfiguration(Stream
				.of("sa.wusul.services.fee.HttpBillerGateway", "sa.wusul.delivery.HttpCourierGateway",
						"sa.wusul.delivery.HttpAddressGateway", "sa.wusul.services.register.HttpRegisterGateway",
						"sa.wusul.notification.http.HttpSmsConfiguration",
						"sa.wusul.reception.proof.http.HttpIdentityConfiguration")
				.map(AdapterCalls::type)
				.toArray(Class<?>[]::new));
	}

	private static Object done(Runnable order) {
		order.run();
		return "done";
	}

	/** Fails in place of a port that does not throw. */
	private static Object orTemporary(Optional<?> answer, String port) {
		return answer.orElseThrow(() -> new TemporaryFailureException(port + ": no answer"));
	}

	private static Class<?> type(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException moved) {
			throw new IllegalStateException(moved);
		}
	}

	/** The settings that a component does not enable itself. */
	@Configuration
	@EnableConfigurationProperties(SmsProperties.class)
	static class Settings {

	}

}
