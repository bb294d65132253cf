/** All built-ins. A tag without one does not compile. */
import { BUILT_IN_TAGS, type BuiltInTag } from '../../tags';
import type { BuiltIns } from '../host/code';
import type { glassEasel } from '../host/glass';
import type { Phone } from '../host/phone';
import { button } from './button';
import { camera } from './camera';
import { checkbox, checkboxGroup, radio, radioGroup, switchBox } from './choices';
import { type BuiltIn, define } from './define';
import { field } from './fields';
import { form, label } from './form';
import { icon, progress, scrollView, text, view } from './layout';
import { type Navigation, navigator, pageMeta } from './navigation';
import { canvas, image } from './pictures';

export function defineBuiltIns(phone: Phone, navigation: Navigation) {
  const table: Readonly<Record<BuiltInTag, BuiltIn>> = {
    view,
    text,
    button: button(phone),
    input: field,
    textarea: field,
    form,
    label,
    checkbox,
    'checkbox-group': checkboxGroup,
    radio,
    'radio-group': radioGroup,
    switch: switchBox,
    image: image(phone),
    icon,
    progress,
    'scroll-view': scrollView,
    navigator: navigator(navigation),
    camera: camera(phone),
    canvas: canvas(phone),
    'cover-view': view,
    'cover-image': image(phone),
    'root-portal': view,
    'page-meta': pageMeta(navigation, phone.settings),
  };
  return (space: glassEasel.ComponentSpace): BuiltIns =>
    new Map(BUILT_IN_TAGS.map((tag) => [tag, define(space, tag, table[tag]).general()]));
}
