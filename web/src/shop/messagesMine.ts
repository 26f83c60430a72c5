/** Words of a buyer's own things: addresses and coupons. */
export const zh = {
  myAddresses: '收货地址', newAddress: '新地址', changeThisAddress: '改地址', keepThisAddress: '保存', removeAddress: '删掉这个地址', keepAddress: '留着',
  removeAddressSure: '删掉这个地址？下过的订单不受影响。', noAddresses: '还没有收货地址。', addressesFull: '最多保存 {n} 个地址。', preferred: '默认', makePreferred: '设为默认地址',
  regionChoose: '选省、市、区县', addAddress: '添加收货地址', addressLoading: '正在找你的地址', whichAddress: '寄到哪里',
  receiverWrong: '姓名要 1 到 30 个字。', phoneWrong: '手机号不对，请填 11 位大陆手机号。', regionWrong: '请选好省、市、区县。', streetWrong: '详细地址要 2 到 120 个字。',
  coupons: '优惠券', claimCoupons: '领券', claim: '领取', claimAnother: '再领一张', claimedAll: '已领', couponClaimed: '领到了，结算时能用',
  myCoupons: '我的优惠券', couponFREE: '可用', couponHELD: '待付款', couponUSED: '已用', couponEXPIRED: '过期', noCoupons: '还没有能用的券。逛到有券的货，点一下就领到。', noCouponsHere: '这里没有券。',
  couponOfPlatform: '平台承担', couponOfShop: '合作社承担', couponUntil: '用到{date}', couponFrom: '{date}起可用', useCoupon: '去用', couponGave: '减了 {amount}',
}

export const en: Record<keyof typeof zh, string> = {
  myAddresses: 'Addresses', newAddress: 'New address', changeThisAddress: 'Change the address', keepThisAddress: 'Save', removeAddress: 'Delete this address', keepAddress: 'Keep it',
  removeAddressSure: 'Delete this address? Orders you placed stay as they are.', noAddresses: 'No address yet.', addressesFull: '{n} addresses at most.', preferred: 'Default', makePreferred: 'Make it the default',
  regionChoose: 'Province, city, county', addAddress: 'Add an address', addressLoading: 'Looking for your addresses', whichAddress: 'Where to',
  receiverWrong: 'A name has 1 to 30 characters.', phoneWrong: 'Please give a mobile number of mainland China, 11 digits.', regionWrong: 'Please choose province, city and county.', streetWrong: 'The street has 2 to 120 characters.',
  coupons: 'Coupons', claimCoupons: 'Claim', claim: 'Claim', claimAnother: 'One more', claimedAll: 'Yours', couponClaimed: 'Yours, to use at checkout',
  myCoupons: 'My coupons', couponFREE: 'Usable', couponHELD: 'To pay', couponUSED: 'Used', couponEXPIRED: 'Expired', noCoupons: 'No coupon to use yet. Goods that have some let you claim them.', noCouponsHere: 'No coupons here.',
  couponOfPlatform: 'Paid by the platform', couponOfShop: 'Paid by the co-op', couponUntil: 'Good until {date}', couponFrom: 'From {date}', useCoupon: 'Use it', couponGave: '{amount} off',
}
