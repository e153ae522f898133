package sa.wusul.portal;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;
import sa.wusul.supervision.PromiseRepository;
import sa.wusul.supervision.PromiseRepository.Promise;

/** Page on which everybody reads how long services take and whether they came in time. */
@Controller
public class PromisePages {

	private final ServiceCatalogue catalogue;

	private final PromiseRepository promises;

	PromisePages(ServiceCatalogue catalogue, PromiseRepository promises) {
		this.catalogue = catalogue;
		this.promises = promises;
	}

	@GetMapping("/promises")
	String show(Model model, Locale locale) {
		var services = this.catalogue.requests();
		var figures = this.promises.byProcess(services.stream().map(Service::id).toList());
		model.addAttribute("lines",
				services.stream()
					.filter((service) -> figures.containsKey(service.id()))
					.map((service) -> Line.of(service, figures.get(service.id()), locale))
					.toList());
		return "portal/promises";
	}

	/**
	 * The figures of a service in words.
	 *
	 * @param hours working hours of the median, if it is less than two working days;
	 * otherwise null
	 * @param days working days of the median, if it is at least two; otherwise null
	 * @param stars with one digit after the point; null if too few people rated
	 */
	record Line(String id, String name, String hours, String days, String inTime, String stars) {

		private static final Duration SHORT = WorkingTime.DAY.multipliedBy(2);

		static Line of(Service service, Promise promise, Locale locale) {
			var arabic = locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage());
			var half = promise.half();
			var isShort = half.compareTo(SHORT) < 0;
			return new Line(service.id(), (arabic || service.nameEn() == null) ? service.name() : service.nameEn(),
					isShort ? Long.toString(Math.max(1, half.toHours())) : null,
					isShort ? null : Long.toString(WorkingTime.days(half)), promise.inTime() + "%",
					promise.stars().map(Line::oneDigit).orElse(null));
		}

		private static String oneDigit(double stars) {
			var format = NumberFormat.getInstance(Locale.ENGLISH);
			format.setMinimumFractionDigits(1);
			format.setMaximumFractionDigits(1);
			return format.format(stars);
		}

	}

}
