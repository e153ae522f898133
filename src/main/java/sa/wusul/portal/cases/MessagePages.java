package sa.wusul.portal.cases;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.citizen.Citizen;
import sa.wusul.notification.EmailAddressService;
import sa.wusul.notification.MessageChoice.Channel;
import sa.wusul.notification.MessageChoiceService;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.AddressRateLimiter;

/**
 * Page on which citizens themselves choose how their messages reach them: the language,
 * and an address for e-mail beside text messages or in their place.
 */
@Controller
@RequestMapping("/messages")
public class MessagePages {

	private static final String PAGE = "redirect:/messages";

	private final MessageChoiceService choices;

	private final EmailAddressService addresses;

	private final AddressRateLimiter limits;

	private final RefusalWords words;

	MessagePages(MessageChoiceService choices, EmailAddressService addresses, AddressRateLimiter limits,
			RefusalWords words) {
		this.choices = choices;
		this.addresses = addresses;
		this.limits = limits;
		this.words = words;
	}

	@ModelAttribute
	void refuseOthers(Citizen citizen) {
		if (citizen.helper() != null) {
			throw new RefusalException(Kind.FORBIDDEN, "messages.ownOnly");
		}
	}

	@GetMapping
	String show(Citizen citizen, Model model) {
		model.addAttribute("typedAddress", "");
		return page(citizen, model);
	}

	private String page(Citizen citizen, Model model) {
		model.addAttribute("choice", this.choices.forNumber(citizen.mobile()));
		model.addAttribute("offered", this.addresses.isOffered());
		return "portal/messages";
	}

	@PostMapping("/language")
	String chooseLanguage(@RequestParam MessageLanguage language, Citizen citizen) {
		this.choices.chooseLanguage(citizen.mobile(), language);
		return PAGE;
	}

	@PostMapping("/address")
	String name(@RequestParam String address, Citizen citizen, HttpServletRequest request, Model model, Locale locale,
			HttpServletResponse response) {
		this.limits.take("email", request);
		try {
			this.addresses.name(citizen.mobile(), address, MessageLanguage.of(locale));
			return PAGE;
		}
		catch (RefusalException refusal) {
			return again(refusal, address, citizen, model, locale, response);
		}
	}

	/** Takes the code that was sent to the address. */
	@PostMapping("/code")
	String prove(@RequestParam String code, @RequestParam Channel channel, Citizen citizen, HttpServletRequest request,
			Model model, Locale locale, HttpServletResponse response) {
		this.limits.take("email", request);
		try {
			var verdict = this.addresses.prove(citizen.mobile(), citizen.identityNumber(), code, channel);
			if (verdict.right()) {
				return PAGE;
			}
			throw new RefusalException(Kind.INVALID, "login.wrongCode", verdict.triesLeft());
		}
		catch (RefusalException refusal) {
			return again(refusal, "", citizen, model, locale, response);
		}
	}

	private String again(RefusalException refusal, String address, Citizen citizen, Model model, Locale locale,
			HttpServletResponse response) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.words.text(locale, refusal));
		model.addAttribute("typedAddress", address);
		return page(citizen, model);
	}

	@PostMapping("/channel")
	String choose(@RequestParam Channel channel, Citizen citizen) {
		this.addresses.choose(citizen.mobile(), citizen.identityNumber(), channel);
		return PAGE;
	}

	@PostMapping("/removal")
	String remove(Citizen citizen) {
		this.addresses.remove(citizen.mobile(), citizen.identityNumber());
		return PAGE;
	}

	/** Redirects a citizen who had to log in first or changed the language. */
	@GetMapping({ "/language", "/address", "/code", "/channel", "/removal" })
	String redirectToPage() {
		return PAGE;
	}

}
