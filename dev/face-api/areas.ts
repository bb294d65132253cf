/** The few places (GB/T 2260) that the roster's people come from, as the seller spells them. */
export interface Area {
  readonly province: string;
  readonly city: string;
  readonly prefecture: string;
}

export const AREAS: Readonly<Record<string, Area>> = {
  '110105': { province: '北京市', city: '北京市', prefecture: '朝阳区' },
  '310115': { province: '上海市', city: '上海市', prefecture: '浦东新区' },
  '330106': { province: '浙江省', city: '杭州市', prefecture: '西湖区' },
  '350203': { province: '福建省', city: '厦门市', prefecture: '思明区' },
  '370202': { province: '山东省', city: '青岛市', prefecture: '市南区' },
  '420106': { province: '湖北省', city: '武汉市', prefecture: '武昌区' },
  '440305': { province: '广东省', city: '深圳市', prefecture: '南山区' },
  '510104': { province: '四川省', city: '成都市', prefecture: '锦江区' },
  '610113': { province: '陕西省', city: '西安市', prefecture: '雁塔区' },
  '650102': { province: '新疆维吾尔自治区', city: '乌鲁木齐市', prefecture: '天山区' },
};
