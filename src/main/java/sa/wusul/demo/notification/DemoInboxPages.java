package sa.wusul.demo.notification;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Demo page with the messages on requesters' telephones. */
@Controller
class DemoInboxPages {

	private final DemoSmsGateway telephone;

	private final ObjectProvider<DemoEmailGateway> mailboxes;

	DemoInboxPages(DemoSmsGateway telephone, ObjectProvider<DemoEmailGateway> mailboxes) {
		this.telephone = telephone;
		this.mailboxes = mailboxes;
	}

	@GetMapping("/demo/inbox")
	String show(@RequestParam(defaultValue = "") String reference, @RequestParam(defaultValue = "") String mobile,
			Model model) {
		model.addAttribute("reference", reference);
		model.addAttribute("mobile", mobile);
		model.addAttribute("messages", this.telephone.received(latin(reference).strip(), subscriber(mobile)));
		model.addAttribute("emails",
				this.mailboxes.stream().flatMap((mailbox) -> mailbox.received("").stream()).toList());
		return "demo/inbox";
	}

	/** Returns the part of a mobile number that all its notations have in common. */
	private static String subscriber(String mobile) {
		var digits = latin(mobile).replaceAll("\\D", "");
		return digits.substring(Math.max(0, digits.length() - 9)).replaceFirst("^0", "");
	}

	private static String latin(String text) {
		return text.codePoints()
			.map((character) -> Character.isDigit(character) ? '0' + Character.digit(character, 10) : character)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
