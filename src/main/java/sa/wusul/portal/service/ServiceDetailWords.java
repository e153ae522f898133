package sa.wusul.portal.service;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.form.FormWords;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.services.PreviewDecisions.Obstacle;
import sa.wusul.services.PreviewDecisions.Price;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;
import sa.wusul.supervision.PromiseRepository.Promise;

/** The words of a service's page, in the language of the page. */
@Component
class ServiceDetailWords {

	private static final String REPRESENTATION = "representation";

	private static final Duration FEW_HOURS = WorkingTime.DAY.multipliedBy(2);

	private final ServiceCatalogue catalogue;

	private final ObjectMapper json;

	private final MessageSource words;

	ServiceDetailWords(ServiceCatalogue catalogue, ObjectMapper json, MessageSource words) {
		this.catalogue = catalogue;
		this.json = json;
		this.words = words;
	}

	String name(Service service, Locale locale) {
		return (isArabic(locale) || service.nameEn() == null) ? service.name() : service.nameEn();
	}

	/**
	 * Returns obstacles in the language of the page.
	 * @param services finds the service that repairs an obstacle, by its id
	 */
	List<Told> tell(List<Obstacle> obstacles, Function<String, Optional<Service>> services, Locale locale) {
		var arabic = isArabic(locale);
		return obstacles.stream().map((obstacle) -> {
			var way = obstacle.service().flatMap(services);
			return new Told(arabic || obstacle.reasonEn() == null ? obstacle.reason() : obstacle.reasonEn(),
					(arabic ? obstacle.remedy() : obstacle.remedyEn().or(obstacle::remedy)).orElse(null),
					way.map(Service::id).orElse(null), way.map((service) -> name(service, locale)).orElse(null));
		}).toList();
	}

	String about(Service service, Locale locale) {
		return isArabic(locale) ? service.aboutAr() : service.aboutEn();
	}

	/** Returns what to have ready; empty if no document is needed. */
	List<String> papers(Service service, Locale locale) {
		return service.neededDocuments()
			.stream()
			.map((document) -> isArabic(locale) ? document.ar() : document.en())
			.toList();
	}

	/** Returns each price with the words of the choices on which it depends. */
	List<Priced> prices(Service service, List<Price> prices, Locale locale) {
		var fields = fields(service);
		return prices.stream()
			.filter((price) -> price.riyals().isPresent())
			.map((price) -> new Priced(
					price.choices()
						.entrySet()
						.stream()
						.sorted(Map.Entry.comparingByKey())
						.map((choice) -> choice(fields.get(choice.getKey()), choice.getValue(), locale))
						.collect(Collectors.joining(isArabic(locale) ? "، " : ", ")),
					Long.toString(price.riyals().get()), price.each()))
			.toList();
	}

	/** Tells whether the service may be asked for on behalf of somebody else. */
	boolean asksForWhom(Service service) {
		return fields(service).containsKey(REPRESENTATION);
	}

	Time time(Promise time, Locale locale) {
		return new Time(length(time.half(), locale), length(time.most(), locale));
	}

	private String length(Duration time, Locale locale) {
		if (time.compareTo(Duration.ofHours(1)) < 0) {
			return this.words.getMessage("service.time.hour", null, locale);
		}
		return (time.compareTo(FEW_HOURS) <= 0) ? counted("hours", ceiling(time, Duration.ofHours(1)), locale)
				: counted("days", ceiling(time, WorkingTime.DAY), locale);
	}

	private String counted(String unit, long number, Locale locale) {
		return this.words.getMessage("service.time." + unit, new Object[] { number, Long.toString(number) }, locale);
	}

	private static long ceiling(Duration time, Duration unit) {
		return (time.toSeconds() + unit.toSeconds() - 1) / unit.toSeconds();
	}

	private Map<String, JsonNode> fields(Service service) {
		try {
			var components = this.json.readTree(this.catalogue.form(service.id())).path("components");
			return Stream.iterate(0, (place) -> place < components.size(), (place) -> place + 1)
				.map(components::get)
				.filter((component) -> component.hasNonNull("key"))
				.collect(Collectors.toMap((component) -> component.get("key").asText(), Function.identity(),
						(one, other) -> one));
		}
		catch (JsonProcessingException deployedAndBroken) {
			throw new IllegalStateException(deployedAndBroken);
		}
	}

	private static String choice(JsonNode field, String value, Locale locale) {
		var language = isArabic(locale) ? FormWords.ARABIC : FormWords.ENGLISH;
		var words = field.path("properties").path(FormWords.CHOICE + language + "." + value).asText();
		if (!words.isBlank()) {
			return words;
		}
		for (var choice : field.path("values")) {
			if (choice.path("value").asText().equals(value)) {
				return choice.path("label").asText();
			}
		}
		return value;
	}

	private static boolean isArabic(Locale locale) {
		return locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage());
	}

	/**
	 * An obstacle in words.
	 *
	 * @param remedy null if there is none
	 * @param service id of the service that repairs it; null if there is none
	 */
	record Told(String reason, String remedy, String service, String serviceName) {
	}

	/**
	 * A price in words.
	 *
	 * @param choice empty if it depends on none
	 * @param each whether it is due for each worker
	 */
	record Priced(String choice, String riyals, boolean each) {

		public boolean isFree() {
			return this.riyals.equals("0");
		}

	}

	/** The usual time in words. */
	record Time(String half, String most) {
	}

}
