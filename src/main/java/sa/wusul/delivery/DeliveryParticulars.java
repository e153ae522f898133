package sa.wusul.delivery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;
import sa.wusul.casefile.PersonName;

/**
 * The formats of a start form's fields on address and delegate, checked before a case is
 * opened.
 */
@Configuration
class DeliveryParticulars {

	@Bean
	ParticularForm shortAddressForm() {
		return ParticularForm.of("shortAddress", (given) -> new ShortAddress(given).value());
	}

	@Bean
	ParticularForm buildingNumberForm() {
		return ParticularForm.of("buildingNumber", (given) -> FullAddress.fourDigits(given, "address.building"));
	}

	@Bean
	ParticularForm streetForm() {
		return ParticularForm.of("street", FullAddress::place);
	}

	@Bean
	ParticularForm districtForm() {
		return ParticularForm.of("district", FullAddress::place);
	}

	@Bean
	ParticularForm cityForm() {
		return ParticularForm.of("city", FullAddress::place);
	}

	@Bean
	ParticularForm postcodeForm() {
		return ParticularForm.of("postcode", FullAddress::postcode);
	}

	@Bean
	ParticularForm additionalNumberForm() {
		return ParticularForm.of("additionalNumber", (given) -> FullAddress.fourDigits(given, "address.additional"));
	}

	@Bean
	ParticularForm delegateNameForm() {
		return ParticularForm.of("delegateName", (given) -> new PersonName(given).value());
	}

	@Bean
	ParticularForm delegateIdentityNumberForm() {
		return ParticularForm.of("delegateIdentityNumber", (given) -> new IdentityNumber(given).value());
	}

}
